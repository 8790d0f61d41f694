"""Markdown: its own headings, lists and tables; every offset is one of the file."""

from claimaudit.read import read_text

TEXT = """---
title: In front
---
# Knee *care*

Rest it for **two days**, and [call us](https://x.example/a(b)) if `heat` comes\\*.

## After

Avoid:

* Stairs, and
  hills
* **Baths:** hot ones
  1. at home
  2. away

  Baths make it swell.

1. **Ice**

   Wrap it in a cloth.

2. **Sleep**

   On your back.

**Can I run?**
Not for a month.

✔ Walk
✘ Jump

- [ ] a fever

> “My knee was new in a week.” — Tom

| Sign | Normal |
|------|:------:|
| **Heat** | two<br>days |
| Pus | |

Setext
------

The end.
"""


def test_every_form(outline):
    assert outline(TEXT, "a.md") == [
        "furniture ---",
        "furniture title: In front",
        "furniture ---",
        "title Knee *care*",
        "paragraph Rest it for **two days**, and [call us](https://x.example/a(b)) if `heat` comes\\*.",
        "heading After",
        "paragraph [After] Avoid:",
        "item * [After] <Avoid:> Stairs, and hills",
        "item * [After] <Avoid:> **Baths:** hot ones",
        "item 1. +1 [After] <Avoid:> at home",
        "item 2. +1 [After] <Avoid:> away",
        "paragraph [After] Baths make it swell.",
        "heading 1. [After] **Ice**",
        "paragraph [After > 1. Ice] Wrap it in a cloth.",
        "heading 2. [After] **Sleep**",
        "paragraph [After > 2. Sleep] On your back.",
        "heading [After] **Can I run?**",
        "paragraph [After > Can I run?] Not for a month.",
        "item ✔ [After > Can I run?] Walk",
        "item ✘ [After > Can I run?] Jump",
        "item - [After > Can I run?] a fever",
        "furniture “My knee was new in a week.” — Tom",
        "heading [After > Can I run?] Sign | Normal",
        "row [After > Can I run?] **Heat** | two<br>days",
        "row [After > Can I run?] Pus",
        "heading Setext",
        "paragraph [Setext] The end.",
    ]


def test_markup_is_listed_and_stays_in_the_quote():
    article = read_text(TEXT, path="a.md")
    assert article.text == TEXT
    marks = {
        TEXT[block.start : block.end][:6]: [TEXT[mark.start : mark.end] for mark in block.marks]
        for block in article.blocks
        if block.marks
    }
    assert marks["Rest i"] == ["**", "**", "[", "](https://x.example/a(b))", "`", "`"]
    assert marks["**Heat"] == ["**", "**", "<br>"]
    assert marks["Knee *"] == ["*", "*"]


def test_labels_and_cells_stand_behind_their_markup():
    article = read_text(TEXT, path="a.md")
    labels = [TEXT[block.label.start : block.label.end] for block in article.blocks if block.label]
    assert labels == ["Baths"]
    rows = [block for block in article.blocks if block.kind == "row"]
    assert [[(TEXT[cell.start : cell.end], cell.head) for cell in row.cells] for row in rows] == [
        [("**Heat**", "Sign"), ("two<br>days", "Normal")],
        [("Pus", "Sign"), ("", "Normal")],
    ]


def test_the_title_is_the_first_heading_of_the_first_level():
    assert read_text(TEXT, path="a.md").title == "Knee care"
    assert read_text("---\ntitle: In front\n---\n## Rest\n\nRest it.\n", path="a.md").title == "In front"


def test_windows_line_ends_give_the_same_blocks(outline):
    assert outline(TEXT.replace("\n", "\r\n"), "a.md") == outline(TEXT, "a.md")


def test_a_file_without_markup_is_read_as_plain_text(outline):
    text = "Day 1\nRest it and keep it cool.\nDay 2\nWalk a little.\n"
    assert outline(text, "a.md") == outline(text, "a.txt")
    assert outline(text, "a.md")[1] == "paragraph [Day 1] Rest it and keep it cool."


def test_raw_html_gives_its_words_alone(outline):
    text = "# A\n\n<!-- not\nthis -->\n<div class='x'>Rest it.</div>\n\n![icon](i.png)\n"
    assert outline(text, "a.md") == ["title A", "paragraph <div class='x'>Rest it.</div>"]

"""Page furniture: read, kept apart, and never the article."""

import pytest

from claimaudit.read import read_text

BODY = "Most knees swell for two days after this, and that is no cause for alarm at all."


def furniture(text, path="a.txt"):
    article = read_text(text, path=path)
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "ads.example, pub-99, DIRECT, a1b2",
        "Home | Shop | Book now",
        "Home > Blog > Knees",
        "We use cookies to make this site better.",
        "Subscribe to our newsletter",
        "Share on Facebook",
        "© 2024 Elm Clinic. All rights reserved.",
        "Medically reviewed by Dr. Ann Poe",
        "5 min read",
        "This page is for informational purposes only and does not replace the advice of a doctor.",
        "Sponsored: Try the new brace",
        "“My knee was fine in two days!” — Sarah, London",
        "★★★★★",
        "* * *",
        "-----",
    ],
)
def test_a_line_of_the_page_is_furniture(line):
    assert furniture(f"Knee Care\n{BODY}\n{line}\n{BODY}") == [line.removeprefix("* ")] or furniture(
        f"Knee Care\n{BODY}\n{line}\n{BODY}"
    ) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share no towels with anybody.",
        "Read the label of each product, and update us on what you find.",
        "“I ask everyone to rest for two days.” — Dr. Ann Poe, surgeon",
        "Seek medical advice if the pain grows.",
        "A cookie does no harm.",
        "By day three most people walk again.",
        "Call us on the same day if it swells.",
    ],
)
def test_a_line_of_the_article_is_not(line):
    assert furniture(f"Knee Care\n{BODY}\n{line}\n{BODY}") == []


def test_a_title_that_comes_again_is_read_once():
    text = f"Knee Care\n\nKnee Care | Elm Clinic\n\nKnee Care\n\n{BODY}"
    article = read_text(text)
    assert (article.title, [block.kind for block in article.blocks]) == (
        "Knee Care",
        ["title", "furniture", "furniture", "paragraph"],
    )


def test_a_table_of_contents_is_no_heading(outline):
    headings = ["Why it swells", "What to avoid", "When to call"]
    text = "\n".join(["Knee Care", *headings, *(f"{heading}\n{BODY}" for heading in headings)])
    read = outline(text)
    assert read[1:4] == [f"furniture {heading}" for heading in headings]
    assert read[4:6] == ["heading Why it swells", f"paragraph [Why it swells] {BODY}"]


@pytest.mark.parametrize(
    "heading", ["What our clients say", "Testimonials", "Related articles", "About the author", "References"]
)
def test_a_section_of_the_page_goes_up_to_the_next_heading(heading):
    text = f"Knee Care\n{BODY}\n{heading}\nI loved it, and my knee did too.\nIt took me a day.\nHow to Walk\n{BODY}"
    assert furniture(text) == [heading, "I loved it, and my knee did too.", "It took me a day."]


def test_entries_of_a_list_of_articles_are_no_headings():
    text = f"Knee Care\n{BODY}\nRelated articles\nHow to Treat a Sprain\nThe Best Braces\n"
    assert furniture(text) == ["Related articles", "How to Treat a Sprain", "The Best Braces"]


def test_a_quotation_and_who_said_it_on_two_lines():
    assert furniture(f"Knee Care\n{BODY}\n“My knee is new.”\n— Tom B.\n{BODY}") == [
        "“My knee is new.”",
        "Tom B.",
    ]


def test_a_slot_takes_the_block_behind_it():
    assert furniture(f"Knee Care\n{BODY}\nAdvertisement\nBuy the new brace now.\n{BODY}") == [
        "Advertisement",
        "Buy the new brace now.",
    ]


def test_a_disclaimer_inside_a_paragraph_is_cut_out(kinds):
    text = "Knee Care\nThis page does not replace the advice of a doctor. Call one with a fever. Get 20% off braces!"
    assert kinds(text)[1:] == [
        ("furniture", "This page does not replace the advice of a doctor."),
        ("paragraph", "Call one with a fever."),
        ("furniture", "Get 20% off braces!"),
    ]


def test_a_quotation_of_the_format_is_a_testimonial_only_in_the_first_person(kinds):
    text = "# Knee Care\n\n> My knee was new in a week. — Tom\n\n> Rest is half of the cure.\n"
    assert kinds(text, "a.md")[1:] == [
        ("furniture", "My knee was new in a week. — Tom"),
        ("paragraph", "Rest is half of the cure."),
    ]

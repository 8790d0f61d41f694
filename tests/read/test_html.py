"""HTML: the text shown, its parts in place, the page around it left out."""

import pytest

from claimaudit.read import read_text

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Knee Care | Elm Clinic</title>
<style>p{color:red}</style><script>var a = "Avoid <b>all</b>";</script></head>
<body class="with-sidebar"><header><a href="/">Elm Clinic</a><nav><ul><li>Home</li></ul></nav></header>
<div class="cookie-banner">Cookies, cookies.</div>
<div class="content-with-sidebar"><article><header><h1>Knee&nbsp;Care</h1></header>
<p>Your knee needs <strong>rest</strong> for
   <em>two weeks</em><sup><a href="#1">1</a></sup>.<br>Call us.</p>
<h2>What to avoid</h2>
<p><b>For the first 72 hours:</b></p>
<ul><li>Running</li><li>Stairs:<ul><li>steep ones</li></ul></li><li><p>Hot baths</p><p>They hurt.</p></li></ul>
<p>✔ Ice<br>✘ Heat</p>
<div hidden>Secret</div><span style="display: none">Secret</span><span class="sr-only">Secret</span>
<h2><button>Can I drive?</button></h2><p>Not yet.</p>
<p><strong>Can I fly?</strong><br>After a month.</p>
<table><thead><tr><th>Day</th><th>Pain</th><th>Do</th></tr></thead>
<tr><th>1</th><td>Much</td><td>Rest<br>Ice</td></tr>
<tr><td colspan="3">Second week</td></tr>
<tr><th>8</th><td colspan="2">None</td></tr></table>
<dl><dt>Bathing</dt><dd>After two days.</dd><dt>Driving?</dt><dd>Not yet.</dd></dl>
<details><summary>Can I ski?</summary><p>Next year.</p></details>
<p>Thank you.</p>
<aside>An aside</aside><form><p>Your name</p></form>
</article></div>
<section class="testimonials"><h2>They say</h2><p>I loved it.</p></section>
<footer>© Elm</footer></body></html>"""


def test_every_form(outline):
    assert [line for line in outline(PAGE, "a.html") if not line.startswith("furniture")] == [
        "title Knee Care",
        "paragraph Your knee needs rest for two weeks.",
        "paragraph Call us.",
        "heading What to avoid",
        "paragraph [What to avoid] For the first 72 hours:",
        "item - [What to avoid] <For the first 72 hours:> Running",
        "item - [What to avoid] <For the first 72 hours:> Stairs:",
        "item - +1 [What to avoid] <Stairs:> steep ones",
        "item - [What to avoid] <For the first 72 hours:> Hot baths",
        "paragraph [What to avoid] They hurt.",
        "item ✔ [What to avoid] Ice",
        "item ✘ [What to avoid] Heat",
        "heading Can I drive?",
        "paragraph [Can I drive?] Not yet.",
        "heading [Can I drive?] Can I fly?",
        "paragraph [Can I drive? > Can I fly?] After a month.",
        "heading [Can I drive? > Can I fly?] Day | Pain | Do",
        "row [Can I drive? > Can I fly?] 1 | Much | Rest Ice",
        "heading [Can I drive? > Can I fly?] Second week",
        "row [Can I drive? > Can I fly? > Second week] 8 | None",
        "item [Can I drive? > Can I fly?] Bathing: After two days.",
        "heading [Can I drive?] Driving?",
        "paragraph [Can I drive? > Driving?] Not yet.",
        "heading [Can I drive?] Can I ski?",
        "paragraph [Can I drive? > Can I ski?] Next year.",
        "paragraph [Can I drive?] Thank you.",
    ]


def test_the_page_around_the_article_is_furniture(outline):
    assert [line for line in outline(PAGE, "a.html") if line.startswith("furniture")] == [
        "furniture Elm Clinic",
        "furniture - Home",
        "furniture Cookies, cookies.",
        "furniture An aside",
        "furniture Your name",
        "furniture They say",
        "furniture I loved it.",
        "furniture © Elm",
    ]


def test_what_no_reader_sees_is_not_in_the_text():
    text = read_text(PAGE, path="a.html").text
    assert not [word for word in ("Secret", "Avoid <b>", "color", "<") if word in text]


def test_cells_and_labels_have_their_places():
    article = read_text(PAGE, path="a.html")
    rows = [block for block in article.blocks if block.kind == "row"]
    assert [[(article.text[c.start : c.end], c.head) for c in row.cells] for row in rows] == [
        [("1", "Day"), ("Much", "Pain"), ("Rest\nIce", "Do")],
        [("8", "Day"), ("None", "Pain")],
    ]
    labels = [article.text[b.label.start : b.label.end] for b in article.blocks if b.label]
    assert labels == ["1", "8", "Bathing"]


def test_the_title_comes_from_the_first_heading_then_from_the_head():
    assert read_text(PAGE, path="a.html").title == "Knee Care"
    assert (
        read_text("<title>Hip Care | Elm</title><p>Rest it for a day.</p>", path="a.html").title == "Hip Care"
    )


def test_a_page_of_bare_paragraphs_is_inferred_like_plain_text(outline):
    page = "<p>Knee care</p><p>Avoid:</p><p>Stairs</p><p>Hills</p><p><b>What to use</b></p><p>A stick is best.</p>"
    assert outline(page, "a.htm") == [
        "title Knee care",
        "paragraph Avoid:",
        "item <Avoid:> Stairs",
        "item <Avoid:> Hills",
        "heading What to use",
        "paragraph [What to use] A stick is best.",
    ]


def test_tables_that_only_place_things_are_no_tables(outline):
    page = "<table><tr><td><h2>Rest</h2><p>For a day.</p></td><td><p>Or for two.</p></td></tr></table>"
    assert outline(page, "a.html") == [
        "heading Rest",
        "paragraph [Rest] For a day.",
        "paragraph [Rest] Or for two.",
    ]


def test_a_form_around_the_whole_page_is_no_furniture(outline):
    assert outline("<form><main><h1>Rest</h1><p>For a day.</p></main></form>", "a.html") == [
        "title Rest",
        "paragraph For a day.",
    ]


def test_white_space_between_elements_is_folded_and_words_are_not_glued():
    article = read_text(
        "<div>One<p>two</p>three</div><ul><li>a</li><li>b</li></ul><p>four<b>five</b> six", path="a.html"
    )
    assert article.text == "One\n\ntwo\n\nthree\n\n- a\n- b\n\nfourfive six"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span"])
def test_a_page_nested_too_deep_keeps_its_words(tag):
    page = f"<{tag}>" * 400 + "Rest it for a day." + f"</{tag}>" * 400
    assert read_text(page, path="a.html").text == "Rest it for a day."

"""What holds of every text, however odd."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.read import read_text

# Loading the parsers takes longer than hypothesis allows a first example.
settings.register_profile("read", deadline=None)
settings.load_profile("read")

HEADINGS = [
    "How to Rest",
    "Day 1",
    "Days 2–3",
    "WHAT TO AVOID",
    "Moisturize",
    "3) Avoid the Cold",
    "Is This Normal?",
    "Conclusion",
]
LEADS = ["Avoid the following:", "Call us if:", "For the first 72 hours, no:", "DO:", "Here are some tips:"]
SHORT = ["Hot baths", "swimming,", "Loud music", "a fever", "Sunlamps and saunas", "SPF 30"]
MARKED = [
    "- Keep it dry",
    "• Rest: sleep on your back",
    "✔ Cold packs",
    "❌ Rubbing",
    "1. Wash it.",
    "2. Dry it.",
    "a) soft towels",
    "  - deeper down",
]
SENTENCES = [
    "Follow these tips: - Rest it. - Ice it.",
    "Swelling—it is normal. • Heat is not.",
    "It goes down in a day. This page does not replace a consultation. Rest.",
    "Most knees swell for two days, and that is no cause for alarm at all, whatever your neighbours may tell you.",
    "In conclusion, be patient.",
    "Rest: Keep the leg up for a day.",
    "Can I walk? Not for 24 hours.",
    "“My knee was sore for two days!” — Sarah, London",
    "Subscribe to our newsletter",
    "Q: May I swim?",
    "A: Not this week.",
    "Day\tPain\tWalking",
    "1\tmuch\tnone",
]
LINES = st.lists(st.sampled_from(HEADINGS + LEADS + SHORT + MARKED + SENTENCES), min_size=1, max_size=14)
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aB c.:?-•✔1)#|\t\n\r\u200b\u202e\u2066\u2069\ufeff\u00a0\x0b\x0c\u2028\x85*_“”"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


def words_of(article):
    return [" ".join(article.text[block.start : block.end].split()) for block in article.blocks]


def shape_of(article):
    return [
        (block.kind, block.marker, block.level, block.headings, words)
        for block, words in zip(article.blocks, words_of(article), strict=True)
    ]


def check_spans(article):
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        quoted = article.text[block.start : block.end]
        assert quoted == quoted.strip()
        for part in (*block.cells, *block.marks, *([block.label] if block.label else [])):
            assert block.start <= part.start <= part.end <= block.end
        if block.lead:
            assert block.lead.end <= block.start
        end = block.end


def uncovered(article):
    """The words that lie in no block, marker by marker."""
    position, left = 0, []
    for block in article.blocks:
        left.append(article.text[position : block.start])
        position = block.end
    return left, article.text[position:]


def check_covered(article):
    left, tail = uncovered(article)
    for gap, block in zip(left, article.blocks, strict=True):
        rest = gap.strip(
            " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0\u200b\u200e\u200f\u2060\ufeff|"
        )
        rest = "".join(
            c
            for c in rest
            if not c.isspace() and not "\u2066" <= c <= "\u2069" and not "\u202a" <= c <= "\u202e"
        )
        number_signs = block.kind == "heading" and not rest.strip("#")
        assert rest in {"", "".join(block.marker.split())} or number_signs, (gap, block)
    assert not any(map(str.isalnum, tail))


@given(LINES)
def test_blocks_stand_in_order_and_lose_no_word(lines):
    article = read_text("\n".join(lines))
    check_spans(article)
    check_covered(article)


@given(ODD)
@settings(max_examples=400)
def test_no_text_is_too_odd(text):
    article = read_text(text)
    assert article.text == text
    check_spans(article)
    check_covered(article)


@given(ODD, st.sampled_from(["a.md", "a.html"]))
@settings(max_examples=300)
def test_no_markdown_or_html_is_too_odd(text, path):
    check_spans(read_text(text, path=path))


@given(LINES, st.integers(0, 200))
def test_one_more_blank_line_between_blocks_changes_nothing(lines, place):
    text = "\n".join(lines)
    before = read_text(text)
    gaps = [block.end for block in before.blocks[:-1] if text[block.end : block.end + 1] == "\n"]
    if not gaps:
        return
    cut = gaps[place % len(gaps)]
    after = read_text(text[:cut] + "\n" + text[cut:])
    assert shape_of(after) == shape_of(before)


@given(LINES)
def test_line_ends_make_no_difference(lines):
    unix = read_text("\n".join(lines))
    windows = read_text("\r\n".join(lines))
    assert shape_of(windows) == shape_of(unix)
    check_spans(windows)


@given(LINES, st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_the_same_text_is_read_the_same_way_twice(lines, path):
    text = "\n\n".join(lines)
    assert read_text(text, path=path) == read_text(text, path=path)


def test_a_wrapped_paragraph_is_the_same_with_either_line_end():
    text = (
        "Most knees swell for two days, and that is no cause for alarm, since\n"
        "the swelling brings what the tissue needs and goes down by itself in\n"
        "nearly every case.\n\nRest helps.\n"
    )
    unix, windows = read_text(text), read_text(text.replace("\n", "\r\n"))
    assert shape_of(unix) == shape_of(windows)
    assert len(unix.blocks) == 2


def test_controls_and_directions_survive_in_the_quote():
    text = "Wait \u2066two\u2069 days.\n\n\u202bRest\u202c \x07now and sleep.\n"
    article = read_text(text)
    assert [text[b.start : b.end] for b in article.blocks] == [
        "Wait \u2066two\u2069 days.",
        "\u202bRest\u202c \x07now and sleep.",
    ]

"""Lists of plain text: marked and unmarked, labelled, nested, answered, in columns."""

import textwrap
from pathlib import Path

import pytest

from claimaudit.read import read_text

BODY = "Most knees swell for two days after this, and that is no cause for alarm at all."


@pytest.mark.parametrize("marker", [*"-*•–✓✔✅✘✗❌☑➤→", "1.", "2)", "a)", "(b)", "👉"])
def test_a_marker_is_no_part_of_the_item(marker):
    text = f"Pack your bag:\n{marker} Warm socks\n{marker} A scarf"
    items = [block for block in read_text(text).blocks if block.kind == "item"]
    assert [(item.marker, text[item.start : item.end]) for item in items] == [
        (marker, "Warm socks"),
        (marker, "A scarf"),
    ]
    assert all(text[item.lead.start : item.lead.end] == "Pack your bag:" for item in items)


def test_a_label_is_marked_and_stays_in_the_item():
    text = "Some tips:\nGentle Washing: Use a mild soap.\n• Sleep – on your back\nIt is no label: a colon far inside."
    blocks = read_text(text).blocks[1:]
    assert [block.label and text[block.label.start : block.label.end] for block in blocks] == [
        "Gentle Washing",
        "Sleep",
        None,
    ]
    assert text[blocks[0].start : blocks[0].end] == "Gentle Washing: Use a mild soap."


@pytest.mark.parametrize("lead", ["Avoid the following:", "Call us if:", "For the first 72 hours, no:"])
def test_short_lines_behind_a_lead_in_are_its_items(outline, lead):
    read = outline(f"{BODY}\n{lead}\nhot baths\nstairs of any kind\nloud music\n{BODY}")
    assert read[2:] == [
        f"item <{lead}> hot baths",
        f"item <{lead}> stairs of any kind",
        f"item <{lead}> loud music",
        f"paragraph {BODY}",
    ]


def test_a_list_written_as_one_sentence_ends_with_its_full_stop(outline):
    assert (
        outline(f"{BODY}\nPlease, no:\nrunning,\njumping, or\ndancing.")[-1] == "item <Please, no:> dancing."
    )


def test_the_lead_in_is_the_last_sentence_of_its_paragraph(outline):
    assert outline("Knees need rest. Please avoid:\n- Stairs\n- Hills")[1] == "item - <Please avoid:> Stairs"


def test_a_sentence_without_a_colon_may_announce_a_list(outline):
    assert (
        outline("Rest well. Watch for these signs.\n- Fever\n- Pus")[1]
        == "item - <Watch for these signs.> Fever"
    )
    assert outline("Rest well. It heals fast.\n- Fever\n- Pus")[1] == "item - Fever"


def test_a_heading_introduces_an_unmarked_list(outline):
    text = f"{BODY}\nWhat to avoid\nHot baths\nStairs\nWhat to use\nA stick\nSoft shoes\nWhen to call\n{BODY}"
    assert outline(text)[1:] == [
        "heading What to avoid",
        "item [What to avoid] Hot baths",
        "item [What to avoid] Stairs",
        "heading What to use",
        "item [What to use] A stick",
        "item [What to use] Soft shoes",
        "heading When to call",
        f"paragraph [When to call] {BODY}",
    ]


def test_capitals_and_marks_head_lists(outline):
    assert outline("Knee care\nDO:\n- Rest\nDON'T:\n- Run\n✅ Yes\n- Ice\n❌ No\n- Heat") == [
        "title Knee care",
        "heading DO:",
        "item - [DO:] Rest",
        "heading DON'T:",
        "item - [DON'T:] Run",
        "heading ✅ Yes",
        "item - [Yes] Ice",
        "heading ❌ No",
        "item - [No] Heat",
    ]


def test_the_heading_behind_a_list_is_told_by_the_body_it_heads(outline):
    read = outline(f"{BODY}\nPlease avoid:\nStairs\nHills\nSleep\nGood sleep heals.")
    assert read[-2:] == ["heading Sleep", "paragraph [Sleep] Good sleep heals."]
    assert (
        outline(f"{BODY}\nPlease avoid:\nStairs\nHills\nSleds\nAll else is fine.")[-2]
        == "item <Please avoid:> Sleds"
    )


def test_nested_items_have_levels_and_their_parents_lead(outline):
    text = "Rules:\n• Avoid:\n  - stairs\n  - hills\n• Use\n  - a stick\n1. First\n   a) this"
    assert outline(text)[1:] == [
        "item • <Rules:> Avoid:",
        "item - +1 <Avoid:> stairs",
        "item - +1 <Avoid:> hills",
        "item • <Rules:> Use",
        "item - +1 <Rules:> a stick",
        "item 1. First",
        "item a) +1 <First> this",
    ]


def test_an_item_keeps_its_further_lines(kinds):
    text = (
        "- Drink water, eight glasses\n  of it at the least\n- Sleep on your back, with\nyour feet up\n- Rest"
    )
    assert [words.split() for _, words in kinds(text)] == [
        ["Drink", "water,", "eight", "glasses", "of", "it", "at", "the", "least"],
        ["Sleep", "on", "your", "back,", "with", "your", "feet", "up"],
        ["Rest"],
    ]


def test_a_bullet_alone_marks_the_next_line(outline):
    assert outline("Pack:\n•\nWarm socks\n•\nA scarf")[1:] == [
        "item • <Pack:> Warm socks",
        "item • <Pack:> A scarf",
    ]


def test_numbered_lines_that_follow_each_other_are_items(outline):
    assert outline("Rules:\n1. Rest\n2. Ice\n3. Call us\nThank you for coming.")[1:] == [
        "item 1. <Rules:> Rest",
        "item 2. <Rules:> Ice",
        "item 3. <Rules:> Call us",
        "paragraph Thank you for coming.",
    ]


def test_questions_head_their_answers(outline):
    assert outline("FAQ\nQ: Can I run?\nA: Not for 24 hours.\nCan I swim?\nNo.\nQ. And walk?\nA. Yes.") == [
        "title FAQ",
        "heading Q: Can I run?",
        "paragraph A: [Can I run?] Not for 24 hours.",
        "heading Can I swim?",
        "paragraph [Can I swim?] No.",
        "heading Q. And walk?",
        "paragraph A. [And walk?] Yes.",
    ]


@pytest.mark.parametrize("separator", ["\t", " | ", "    "])
def test_columns_are_rows_with_heads(separator):
    rows = [("Day", "Pain", "Do"), ("One", "Much of it", "Rest"), ("Two", "Less", "Walk a little")]
    text = "Knee care\n" + "\n".join(separator.join(row) for row in rows)
    head, *body = read_text(text).blocks[1:]
    assert (head.kind, [text[cell.start : cell.end] for cell in head.cells]) == (
        "heading",
        ["Day", "Pain", "Do"],
    )
    assert [[(text[cell.start : cell.end], cell.head) for cell in row.cells] for row in body] == [
        list(zip(row, rows[0], strict=True)) for row in rows[1:]
    ]
    assert all(row.kind == "row" and text[row.label.start : row.label.end] in {"One", "Two"} for row in body)
    assert text[body[1].start : body[1].end] == separator.join(rows[2])


def test_a_ruled_table_with_outer_bars():
    text = "| Sign | Normal |\n|------|--------|\n| Heat | Two days |\n| Pus | |\n"
    rows = [block for block in read_text(text).blocks if block.kind == "row"]
    assert [text[row.start : row.end] for row in rows] == ["Heat | Two days", "Pus"]
    assert [cell.head for cell in rows[1].cells] == ["Sign", "Normal"]


def test_two_spaces_behind_a_full_stop_are_no_column(kinds):
    text = "Rest well.  Sleep long.\nIce it.  Wrap the ice."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_hard_wrapped_lines_are_one_block(kinds):
    text = (
        "After Your Session\n\n"
        "Your knee will be sore for a day or two. This is how the body answers\n"
        "the cut, and there is no need to do anything about it except to keep\n"
        "it cool.\n"
        "\n"
        "Call us if:\n"
        "- the pain does not go away within three days, whatever you may have\n"
        "  done for it\n"
        "- you have a fever\n"
        "\n"
        "What to Avoid\n"
        "\n"
        "Running is off-limits for six weeks. So are jumping, skating, dancing\n"
        "and anything else that shakes it.\n"
    )
    read = [(kind, " ".join(words.split())) for kind, words in kinds(text)]
    assert [kind for kind, _ in read] == [
        "title",
        "paragraph",
        "paragraph",
        "item",
        "item",
        "heading",
        "paragraph",
    ]
    assert read[1][1].endswith("except to keep it cool.")
    assert read[3][1].endswith("done for it")
    assert read[6][1].endswith("shakes it.")


def test_short_lines_are_not_wrapped_ones(kinds):
    text = "No more than once a week for the first month:\nrunning or jumping of any kind at all\nswimming in lakes"
    assert len(kinds(text)) == 3


def test_a_number_that_ends_a_sentence_begins_no_item(kinds):
    text = (
        "The flush fades to pink and the skin turns dry and papery. Stay out of\n"
        "the gym and the pool, and leave all the creams on their shelf until day\n"
        "7. Most people are well again by then.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph"]


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
@pytest.mark.parametrize("name", ["skin-peeling-after-microneedling", "skin-care-after-microneedling"])
def test_an_article_wrapped_by_hand_is_read_the_same(outline, name, width):
    text = (Path(__file__).parents[2] / "sources" / f"{name}.txt").read_text("utf-8")
    wrapped = "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.splitlines())
    assert outline(wrapped) == outline(text)


def test_items_that_were_copied_into_one_line_are_told_apart(outline):
    assert outline("Knees heal fast. Follow these tips: - Rest it. - Ice it for a day. - Walk.") == [
        "paragraph Knees heal fast. Follow these tips:",
        "item - <Follow these tips:> Rest it.",
        "item - <Follow these tips:> Ice it for a day.",
        "item - <Follow these tips:> Walk.",
    ]
    assert outline("• Rest it. •Ice it.") == ["item • Rest it.", "item • Ice it."]
    assert len(outline("Sore – but well. Rest - if you can - and sleep.")) == 1


def test_a_long_dash_parts_a_label_in_a_marked_item_alone():
    text = "- Swelling—it is normal\nSwelling—it is normal."
    blocks = read_text(text).blocks
    assert [block.label and text[block.label.start : block.label.end] for block in blocks] == [
        "Swelling",
        None,
    ]


def test_the_lead_of_nested_items_is_the_last_sentence_of_their_parent(outline):
    text = "Rules:\n• Ask a doctor. Signs of infection are:\n  • pus\n  • fever"
    assert outline(text)[2] == "item • +1 <Signs of infection are:> pus"

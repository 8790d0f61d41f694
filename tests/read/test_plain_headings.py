"""Headings of plain text: found by their form, nested by what stands below them."""

import pytest

BODY = "Most knees swell for two days after this, and that is no cause for alarm at all."


@pytest.mark.parametrize(
    "heading",
    [
        "3) Avoid the Cold",
        "Why Does It Swell?",
        "How to Manage Swelling",
        "Conclusion",
        "Days 2–3",
        "“Swelling After Surgery”",
        "WHAT TO AVOID",
        "Moisturize",
        "The healing process",
        "I look pale. Should I worry?",
        "Days 1–3: Swelling and Heat",
        "Step 1: Wash",
        "**Sleep**",
        "## Sleep",
        "Recovery Tips:",
    ],
)
def test_a_short_line_above_a_body_is_its_heading(kinds, heading):
    read = kinds(f"{BODY}\n{heading}\n{BODY}")
    assert [kind for kind, _ in read] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Do not run.",
        "Heat helps, cold hurts, and rest is best of all for every knee that was ever cut open by anybody at all",
        "Keep it dry. No baths",
        "Wear: Loose trousers with nothing tight at the knee.",
        "and nothing else",
    ],
)
def test_a_sentence_or_its_rest_is_no_heading(kinds, line):
    assert ("heading", line) not in kinds(f"{BODY}\n{line}\n{BODY}")


def test_numbered_headings_keep_their_numbers_in_the_path(outline):
    assert outline(f"{BODY}\n1) Rest\n{BODY}\n2) Ice It\n{BODY}") == [
        f"paragraph {BODY}",
        "heading 1) Rest",
        f"paragraph [1) Rest] {BODY}",
        "heading 2) Ice It",
        f"paragraph [2) Ice It] {BODY}",
    ]


def test_a_lead_in_makes_the_headings_behind_it_children(outline):
    text = (
        f"How to Care for It\n{BODY} Here are some tips:\nRest\n{BODY}\nIce\n{BODY}\n"
        f"When to Seek Help\nIf you have one of these signs, call us:\nFever\n{BODY}\n"
    )
    assert [line for line in outline(f"{BODY}\n{text}") if line.startswith("heading")] == [
        "heading How to Care for It",
        "heading [How to Care for It] Rest",
        "heading [How to Care for It] Ice",
        "heading When to Seek Help",
        "heading [When to Seek Help] Fever",
    ]


def test_a_section_with_a_body_of_its_own_has_no_children(outline):
    read = outline(f"{BODY}\nWhy Does It Swell?\n{BODY}\nThe Healing Process\n{BODY}")
    assert read[-1] == f"paragraph [The Healing Process] {BODY}"


def test_phases_hold_what_comes_again_below_each(outline):
    text = (
        "Before Your Visit\nEat well.\nAfter Your Visit\n"
        f"Day 1\nWhat to expect\n{BODY}\nWhat to avoid\nRunning.\n"
        f"Day 2\nWhat to expect\n{BODY}\nWhat to avoid\nJumping.\n"
        "When to Call\nCall with a fever.\n"
    )
    paths = [line.partition("]")[0] + "]" for line in outline(text) if line.startswith("paragraph")]
    assert paths == [
        "paragraph [Before Your Visit]",
        "paragraph [After Your Visit > Day 1 > What to expect]",
        "paragraph [After Your Visit > Day 1 > What to avoid]",
        "paragraph [After Your Visit > Day 2 > What to expect]",
        "paragraph [After Your Visit > Day 2 > What to avoid]",
        "paragraph [After Your Visit > When to Call]",
    ]


def test_a_phase_with_a_body_is_closed_by_the_next_heading(outline):
    read = outline(f"{BODY}\nDay 1\n{BODY}\nDays 2–7\n{BODY}\nFaster Healing\n{BODY}")
    assert read[-1] == f"paragraph [Faster Healing] {BODY}"


def test_what_stands_between_numbered_headings_is_below_them(outline):
    read = outline(f"{BODY}\n1) Rest\n{BODY}\nWhy it helps\n{BODY}\n2) Ice\n{BODY}\nLast Words\n{BODY}")
    assert f"paragraph [1) Rest > Why it helps] {BODY}" in read
    assert read[-1] == f"paragraph [Last Words] {BODY}"


def test_a_conclusion_closes_every_heading(outline):
    text = f"{BODY}\nHow to Care\nHere are some tips:\nRest\n{BODY}\n"
    assert outline(text + "In conclusion, be patient.")[-1] == "paragraph In conclusion, be patient."
    assert outline(f"{text}Conclusion\n{BODY}")[-1] == f"paragraph [Conclusion] {BODY}"


def test_an_article_behind_another_begins_anew(outline):
    article = f"{BODY}\nHow to Care\nHere are some tips:\nRest\n{BODY}\nIn conclusion, be patient.\n"
    read = outline(f"{article}Understanding Your Knee\n{BODY}\nThe Role of Ice\n{BODY}")
    assert read[-1] == f"paragraph [The Role of Ice] {BODY}"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Knee Care\n\nRest it.", "Knee Care"),
        ("Knee Care | Elm Clinic\n\nKnee Care\n\nRest it.", "Knee Care"),
        ("Knee Care: A Guide\n\nRest it.", "Knee Care: A Guide"),
        ("Rest it for a day.\n\nHow to Rest\n\nLie down.", ""),
        ("Before Surgery\nEat.\nAfter Surgery\nRest.", ""),
        ("Day 1\nRest.\nDay 2\nWalk.", ""),
        ("Can I walk?\nNo.\nCan I run?\nNo.", ""),
        ("What Happens to Your Knee?\nIt swells for a day.", "What Happens to Your Knee?"),
        ("Aftercare\n\nDay 1\nRest.\nDay 2\nWalk.", "Aftercare"),
    ],
)
def test_the_title(text, title):
    from claimaudit.read import read_text

    assert read_text(text).title == title


def test_only_the_last_paragraph_of_a_section_concludes(outline):
    read = outline(f"{BODY}\nDay 1\nTo sum up, rest.\nIce it for a day.\nDay 2\n{BODY}")
    assert read[2:4] == ["paragraph [Day 1] To sum up, rest.", "paragraph [Day 1] Ice it for a day."]


def test_more_words_behind_a_conclusion_leave_it_one(outline):
    read = outline(f"{BODY}\nDay 1\n{BODY}\nTo sum up, rest.\nThe library opens at nine.")
    assert read[3:] == ["paragraph To sum up, rest.", "paragraph The library opens at nine."]

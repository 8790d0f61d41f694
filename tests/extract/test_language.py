"""Plain sentences of aftercare advice, and what a person would write down of each.

None of them is an example of a rule file: they say whether rules carry over.
"""

from __future__ import annotations

import math

import pytest

from claimaudit.domain.domain import Domain, load_domain
from claimaudit.extract.table import extract
from claimaudit.read.articles import read_text

Case = tuple[str, *tuple[str, ...]]

# A text, and its claims: kind, concept and, where a time is stated, its role and hours ("-" for an open end).
RESTRICTING: tuple[Case, ...] = (
    (
        "Avoid saunas.",
        "restriction sauna",
    ),
    (
        "Give the gym a miss this week.",
        "restriction exercise",
    ),
    (
        "Steer clear of retinol for five days.",
        "restriction retinoid for 120 120",
    ),
    (
        "Stay away from hot tubs for 72 hours.",
        "restriction hot_tub for 72 72",
    ),
    (
        "Refrain from swimming for a week.",
        "restriction swimming for 168 168",
    ),
    (
        "Hold off on glycolic acid for at least four days.",
        "restriction glycolic_acid for 96 -",
    ),
    (
        "Lay off the wine for two days.",
        "restriction drinking_alcohol for 48 48",
    ),
    (
        "Ditch the exfoliator for ten days.",
        "restriction exfoliant for 240 240",
    ),
    (
        "Stop using tretinoin.",
        "restriction retinoid",
    ),
    (
        "Discontinue benzoyl peroxide.",
        "restriction benzoyl_peroxide",
    ),
    (
        "Pause your vitamin C serum for 48 hours.",
        "restriction vitamin_c for 48 48",
    ),
    (
        "Postpone laser treatments for three weeks.",
        "restriction laser_treatment for 504 504",
    ),
    (
        "No sunbathing for two weeks.",
        "restriction sun_exposure for 336 336",
    ),
    (
        "Never pick at the flakes.",
        "restriction picking_skin",
    ),
    (
        "You must not wear foundation for the first 24 hours.",
        "restriction makeup for 24 24",
    ),
    (
        "Do not go swimming for 5 to 7 days.",
        "restriction swimming for 120 168",
    ),
    (
        "Hot showers are off-limits.",
        "restriction hot_shower",
    ),
    (
        "Smoking is a no-no.",
        "restriction smoking",
    ),
    (
        "Tanning beds are not recommended.",
        "restriction tanning_bed",
    ),
    (
        "Isotretinoin is contraindicated.",
        "restriction isotretinoin",
    ),
    (
        "Spicy food can wait.",
        "restriction spicy_food",
    ),
    (
        "Scrubs have to wait for a week.",
        "restriction scrub for 168 168",
    ),
    (
        "Resist the urge to scratch.",
        "restriction picking_skin",
    ),
    (
        "Limit caffeine.",
        "restriction caffeine",
    ),
    (
        "Keep your pets away from your face.",
        "restriction pets",
    ),
    (
        "Leave your makeup bag alone for a day.",
        "restriction makeup for 24 24",
    ),
    (
        "Wait 48 hours before wearing makeup.",
        "restriction makeup for 48 48",
    ),
    (
        "Wait at least a week before using retinol.",
        "restriction retinoid for 168 -",
    ),
    (
        "Quit smoking.",
        "restriction smoking",
    ),
    (
        "Exercise should be avoided for 24–48 hours.",
        "restriction exercise for 24 48",
    ),
    (
        "We advise against waxing for two weeks.",
        "restriction hair_removal for 336 336",
    ),
    (
        "Don't touch your face.",
        "restriction touching_skin",
    ),
    (
        "Essential oils must be left out for three days.",
        "restriction essential_oil for 72 72",
    ),
    (
        "Keep off the treadmill for two days.",
        "restriction exercise for 48 48",
    ),
    (
        "Please do not shave for 24 hours.",
        "restriction hair_removal for 24 24",
    ),
    (
        "You cannot use AHAs for up to five days.",
        "restriction aha for - 120",
    ),
    (
        "It is important not to pick your skin.",
        "restriction picking_skin",
    ),
    (
        "You should not drink alcohol for a day or two.",
        "restriction drinking_alcohol for 24 48",
    ),
    (
        "Alcohol is banned for 24 hours.",
        "restriction drinking_alcohol for 24 24",
    ),
    (
        "Do not apply makeup on the day of treatment.",
        "restriction makeup",
    ),
    (
        "Cut out cigarettes.",
        "restriction smoking",
    ),
    (
        "Say no to saunas for a week.",
        "restriction sauna for 168 168",
    ),
    (
        "Shelve your retinol for a month.",
        "restriction retinoid for 730 730",
    ),
    (
        "Retinol is best avoided for one and a half days.",
        "restriction retinoid for 36 36",
    ),
    (
        "Rule out swimming for two days.",
        "restriction swimming for 48 48",
    ),
    (
        "Makeup is out of the question for 12 hours.",
        "restriction makeup for 12 12",
    ),
    (
        "Try not to touch your face.",
        "restriction touching_skin",
    ),
    (
        "Put off facials for four weeks.",
        "restriction facial for 672 672",
    ),
    (
        "Forgo makeup for 72hrs.",
        "restriction makeup for 72 72",
    ),
    (
        "Keep your face out of the pool for 3 days.",
        "restriction swimming for 72 72",
    ),
)
RECOMMENDING: tuple[Case, ...] = (
    (
        "Use a mild cleanser.",
        "recommendation cleanser",
    ),
    (
        "Apply sunscreen every two hours.",
        "recommendation sunscreen every 2 2",
    ),
    (
        "Wear a wide-brimmed hat.",
        "recommendation protective_clothing",
    ),
    (
        "Opt for a mineral sunscreen.",
        "recommendation mineral_sunscreen",
    ),
    (
        "Stick to lukewarm water.",
        "recommendation lukewarm_water",
    ),
    (
        "Sip water through the afternoon.",
        "recommendation drinking_water",
    ),
    (
        "Sleep with your head raised on two pillows.",
        "recommendation sleeping_elevated",
    ),
    (
        "Moisturiser is essential.",
        "recommendation moisturizer",
    ),
    (
        "A cold compress helps a great deal.",
        "recommendation cold_compress",
    ),
    (
        "Make sure you wash your hands first.",
        "recommendation clean_hands",
    ),
    (
        "Aloe vera gel can be applied twice a day.",
        "recommendation aloe_vera every 12 12",
    ),
    (
        "You may take paracetamol.",
        "recommendation acetaminophen",
    ),
    (
        "Swimming is fine after a week.",
        "recommendation swimming after 168 -",
    ),
    (
        "Tylenol is safe.",
        "recommendation acetaminophen",
    ),
    (
        "Resume exercise after 48 hours.",
        "recommendation exercise after 48 -",
    ),
    (
        "Reintroduce retinol after seven days.",
        "recommendation retinoid after 168 -",
    ),
    (
        "You can go back to the gym after three days.",
        "recommendation exercise after 72 -",
    ),
    (
        "Makeup is fine from day two.",
        "recommendation makeup after 48 -",
    ),
    (
        "Hyaluronic acid is highly recommended.",
        "recommendation hyaluronic_acid",
    ),
    (
        "Pat your skin dry.",
        "recommendation pat_dry",
    ),
    (
        "It is best to use a gentle cleanser.",
        "recommendation cleanser",
    ),
    (
        "We suggest a fragrance-free moisturizer twice daily.",
        "recommendation moisturizer every 12 12",
    ),
    (
        "Remember to wear sunscreen every day.",
        "recommendation sunscreen every 24 24",
    ),
    (
        "Look for a moisturizer with ceramides.",
        "recommendation moisturizer",
    ),
    (
        "Take a paracetamol for the soreness.",
        "recommendation acetaminophen",
    ),
    (
        "Consider a humidifier and a cold compress.",
        "recommendation cold_compress",
    ),
    (
        "Be sure to follow the instructions from your clinic.",
        "recommendation following_instructions",
    ),
    (
        "Keep your skin hydrated.",
        "recommendation keeping_skin_hydrated",
    ),
    (
        "Switch to a gentle cleanser for three days.",
        "recommendation cleanser for 72 72",
    ),
    (
        "You are welcome to wear makeup after 24 hours.",
        "recommendation makeup after 24 -",
    ),
    (
        "Keep a moisturizer handy and apply it every four hours.",
        "recommendation moisturizer every 4 4",
    ),
    (
        "Sunscreen is a must.",
        "recommendation sunscreen",
    ),
    (
        "Aloe vera works well.",
        "recommendation aloe_vera",
    ),
    (
        "A hat is a good idea.",
        "recommendation protective_clothing",
    ),
)
REASSURING: tuple[Case, ...] = (
    (
        "Redness is normal.",
        "expected_effect redness",
    ),
    (
        "Some swelling is to be expected.",
        "expected_effect swelling",
    ),
    (
        "Peeling usually starts on day 3.",
        "expected_effect peeling onset 72 72",
    ),
    (
        "Redness lasts one to three days.",
        "expected_effect redness lasts 24 72",
    ),
    (
        "The swelling goes down within 48 hours.",
        "expected_effect swelling lasts 48 48",
    ),
    (
        "Mild itching is nothing to worry about.",
        "expected_effect itching",
    ),
    (
        "You may notice a little dryness.",
        "expected_effect dryness",
    ),
    (
        "Bruising is common and fades within a week.",
        "expected_effect bruising lasts 168 168",
    ),
    (
        "Flaking is part of the healing process.",
        "expected_effect peeling",
    ),
    (
        "Tightness is temporary.",
        "expected_effect tightness",
    ),
    (
        "Pinpoint bleeding is typical.",
        "expected_effect bleeding",
    ),
    (
        "Expect your skin to feel warm.",
        "expected_effect warmth",
    ),
    (
        "Tenderness settles in about two days.",
        "expected_effect pain lasts 48 48",
    ),
    (
        "A few spots are not a cause for alarm.",
        "expected_effect breakouts",
    ),
    (
        "Purging is a good sign.",
        "expected_effect purging",
    ),
    (
        "Stinging clears up within an hour or two.",
        "expected_effect stinging lasts 1 2",
    ),
    (
        "Your face will look red for two days.",
        "expected_effect redness lasts 48 48",
    ),
    (
        "Roughness is harmless.",
        "expected_effect roughness",
    ),
    (
        "It is normal to see some redness.",
        "expected_effect redness",
    ),
    (
        "The dryness will be gone by day 7.",
        "expected_effect dryness lasts 168 168",
    ),
    (
        "Don't be alarmed if your skin peels.",
        "expected_effect peeling",
    ),
    (
        "Bruising resolves in 5–7 days.",
        "expected_effect bruising lasts 120 168",
    ),
    (
        "There is no reason to worry about redness.",
        "expected_effect redness",
    ),
    (
        "Swelling peaks on day two.",
        "expected_effect swelling during 48 48",
    ),
    (
        "Redness can last up to a week.",
        "expected_effect redness lasts - 168",
    ),
    (
        "Breakouts are nothing unusual.",
        "expected_effect breakouts",
    ),
)
WARNING: tuple[Case, ...] = (
    (
        "Spreading redness is a warning sign.",
        "warning_sign redness",
    ),
    (
        "A fever is not normal.",
        "warning_sign fever",
    ),
    (
        "Call the clinic if you see blisters.",
        "warning_sign blisters",
        "recommendation consulting_professional",
    ),
    (
        "Contact us if the swelling lasts longer than five days.",
        "warning_sign swelling lasts 120 -",
        "recommendation consulting_professional",
    ),
    (
        "If you develop a fever, see a doctor within 24 hours.",
        "warning_sign fever",
        "recommendation consulting_professional within - 24",
    ),
    (
        "Worsening pain is concerning.",
        "warning_sign pain",
    ),
    (
        "Seek medical help if you notice pus.",
        "warning_sign pus",
        "recommendation consulting_professional",
    ),
    (
        "Redness that lasts longer than a week is abnormal.",
        "warning_sign redness lasts 168 -",
    ),
    (
        "Blisters are a red flag.",
        "warning_sign blisters",
    ),
    (
        "Pus may indicate an infection.",
        "warning_sign pus",
        "warning_sign infection",
    ),
    (
        "Yellow discharge is a sign of infection.",
        "warning_sign pus",
        "warning_sign infection",
    ),
    (
        "Tell your nurse if you get a fever.",
        "warning_sign fever",
        "recommendation consulting_professional",
    ),
    (
        "Ring the clinic if blisters appear.",
        "warning_sign blisters",
        "recommendation consulting_professional",
    ),
    (
        "Excessive swelling is abnormal.",
        "warning_sign swelling",
    ),
    (
        "Pain that keeps getting worse is not normal.",
        "warning_sign pain",
    ),
    (
        "Speak to your doctor if bruising does not fade within a week.",
        "warning_sign bruising lasts 168 -",
        "recommendation consulting_professional",
    ),
)
FLIPPING: tuple[Case, ...] = (
    (
        "There is no need to avoid makeup.",
        "recommendation makeup",
    ),
    (
        "You do not have to give up coffee.",
        "recommendation caffeine",
    ),
    (
        "Avoid all products except a plain moisturizer.",
        "restriction skincare_product",
        "recommendation moisturizer",
    ),
    (
        "Use only a gentle cleanser.",
        "recommendation cleanser",
    ),
    (
        "Use a mild cleanser instead of a scrub.",
        "recommendation cleanser",
        "restriction scrub",
    ),
    (
        "Choose mineral sunscreen rather than chemical sunscreen.",
        "recommendation mineral_sunscreen",
        "restriction chemical_sunscreen",
    ),
    (
        "Do not take ibuprofen unless your doctor tells you to.",
        "restriction anti_inflammatory_drug",
    ),
    (
        "Do not swim until the skin has healed.",
        "restriction swimming",
    ),
    (
        "Avoid retinol until day 5.",
        "restriction retinoid for 120 120",
    ),
    (
        "You don't need to skip your workout.",
        "recommendation exercise",
    ),
    (
        "Makeup is not forbidden.",
        "recommendation makeup",
    ),
    (
        "Exercise is not a problem after 48 hours.",
        "recommendation exercise after 48 -",
    ),
    (
        "Do not forget your sunscreen.",
        "recommendation sunscreen",
    ),
    (
        "Never skip sunscreen.",
        "recommendation sunscreen",
    ),
)
COORDINATION: tuple[Case, ...] = (
    (
        "Avoid sun and apply sunscreen.",
        "restriction sun_exposure",
        "recommendation sunscreen",
    ),
    (
        "Skip the sauna, the gym and the pool for three days.",
        "restriction sauna for 72 72",
        "restriction exercise for 72 72",
        "restriction swimming for 72 72",
    ),
    (
        "Avoid retinol, glycolic acid and scrubs, but do use a moisturizer.",
        "restriction retinoid",
        "restriction glycolic_acid",
        "restriction scrub",
        "recommendation moisturizer",
    ),
    (
        "The skin should be neither touched nor scratched.",
        "restriction touching_skin",
        "restriction picking_skin",
    ),
    (
        "Do not use toners or scrubs.",
        "restriction toner",
        "restriction scrub",
    ),
    (
        "Neither saunas nor hot tubs are allowed.",
        "restriction sauna",
        "restriction hot_tub",
    ),
    (
        "Redness and swelling are normal.",
        "expected_effect redness",
        "expected_effect swelling",
    ),
    (
        "Use a cleanser and a moisturizer twice a day.",
        "recommendation cleanser every 12 12",
        "recommendation moisturizer every 12 12",
    ),
)
PASSIVES: tuple[Case, ...] = (
    (
        "Makeup must not be worn for 24 hours.",
        "restriction makeup for 24 24",
    ),
    (
        "Retinoids should be stopped five days before your session.",
        "restriction retinoid before 120 120",
    ),
    (
        "Sunscreen should be reapplied every two hours.",
        "recommendation sunscreen every 2 2",
    ),
    (
        "Avoiding makeup is essential.",
        "restriction makeup",
    ),
    (
        "Wearing sunscreen is essential.",
        "recommendation sunscreen",
    ),
    (
        "Swimming is to be avoided for a week.",
        "restriction swimming for 168 168",
    ),
    (
        "A bland moisturizer is advised.",
        "recommendation moisturizer",
    ),
    (
        "Scratching is forbidden.",
        "restriction picking_skin",
    ),
)
QUESTIONS: tuple[Case, ...] = (
    (
        "Can I wear makeup? Not for 24 hours.",
        "restriction makeup for 24 24",
    ),
    (
        "Can I take paracetamol? Yes.",
        "recommendation acetaminophen",
    ),
    (
        "May I go to the gym? No.",
        "restriction exercise",
    ),
    (
        "Is redness normal? Yes.",
        "expected_effect redness",
    ),
    (
        "Can I swim? Not for a week.",
        "restriction swimming for 168 168",
    ),
    (
        "When can I use retinol? After seven days.",
        "recommendation retinoid after 168 -",
    ),
    (
        "Is swelling a bad sign? No.",
        "expected_effect swelling",
    ),
    (
        "Do I have to avoid coffee? No.",
        "recommendation caffeine",
    ),
    (
        "How long will the redness last? Two to three days.",
        "expected_effect redness lasts 48 72",
    ),
)
CARRIED_ON: tuple[Case, ...] = (
    (
        "Retinol? Leave it on the shelf for a week.",
        "restriction retinoid for 168 168",
    ),
    (
        "Your skin may peel. This is normal.",
        "expected_effect peeling",
        "expected_effect peeling",
    ),
    (
        "Peeling may occur. It usually stops within a week.",
        "expected_effect peeling",
        "expected_effect peeling lasts 168 168",
    ),
    (
        "Swelling is common. It lasts two days.",
        "expected_effect swelling",
        "expected_effect swelling lasts 48 48",
    ),
    (
        "Makeup? It should wait until tomorrow.",
        "restriction makeup",
    ),
    (
        "Makeup clogs the skin. Skip it for a day.",
        "restriction makeup for 24 24",
    ),
    (
        "Saunas? Not this week.",
        "restriction sauna",
    ),
)
LISTS: tuple[Case, ...] = (
    (
        "❌ Sauna\n✅ Sunscreen\n❌ Makeup\n✅ Moisturizer",
        "restriction sauna",
        "recommendation sunscreen",
        "restriction makeup",
        "recommendation moisturizer",
    ),
    (
        "✘ Retinol\n✔ Hyaluronic acid\n✘ Swimming",
        "restriction retinoid",
        "recommendation hyaluronic_acid",
        "restriction swimming",
    ),
    (
        "Avoid the following for 48 hours:\n- Makeup\n- Saunas\n- Exercise",
        "restriction makeup for 48 48",
        "restriction sauna for 48 48",
        "restriction exercise for 48 48",
    ),
    (
        "For the first 72 hours, no:\n\n- swimming\n- saunas\n- makeup",
        "restriction swimming for 72 72",
        "restriction sauna for 72 72",
        "restriction makeup for 72 72",
    ),
    (
        "You can use:\n\n- a gentle cleanser\n- a moisturizer\n- sunscreen",
        "recommendation cleanser",
        "recommendation moisturizer",
        "recommendation sunscreen",
    ),
    (
        "Call us if you notice:\n- Fever\n- Pus\n- Blisters",
        "warning_sign fever",
        "warning_sign pus",
        "warning_sign blisters",
        "recommendation consulting_professional",
    ),
)
TABLES: tuple[Case, ...] = (
    (
        "| Do | Don't |\n|---|---|\n| Sunscreen | Makeup |\n| Moisturizer | Sauna |",
        "recommendation sunscreen",
        "restriction makeup",
        "recommendation moisturizer",
        "restriction sauna",
    ),
    (
        "| Use | Avoid |\n|---|---|\n| Mineral sunscreen | Retinol |\n| Aloe vera | Scrubs |",
        "recommendation mineral_sunscreen",
        "restriction retinoid",
        "recommendation aloe_vera",
        "restriction scrub",
    ),
)
HEADINGS: tuple[Case, ...] = (
    (
        "## Avoid\n\n- Saunas\n- Retinol\n",
        "restriction sauna",
        "restriction retinoid",
    ),
    (
        "## Days 2–3\n\nYour skin will feel tight.\n",
        "expected_effect tightness during 48 72",
    ),
    (
        "## Before your session\n\nStop retinol five days before.\n\n## Afterwards\n\nWear sunscreen.\n",
        "restriction retinoid before 120 120",
        "recommendation sunscreen",
    ),
    (
        "## First 24 hours\n\nNo makeup.\n",
        "restriction makeup for 24 24",
    ),
    (
        "## Week 2\n\nYou may notice a few breakouts.\n",
        "expected_effect breakouts during 168 336",
    ),
    (
        "## Can I shave?\n\nNot for two days.\n",
        "restriction hair_removal for 48 48",
    ),
    (
        "## Call your clinic if you see\n\n- Pus\n- Fever\n",
        "warning_sign pus",
        "warning_sign fever",
    ),
)
NOTHING: tuple[Case, ...] = (
    ("Makeup has been around for centuries.",),
    ("Do you use sunscreen?",),
    ("The clinic is on the second floor.",),
    ("Book two to four sessions.",),
    ("We sell sunscreen at the front desk.",),
)
PLAIN = (
    *RESTRICTING,
    *RECOMMENDING,
    *REASSURING,
    *WARNING,
    *FLIPPING,
    *COORDINATION,
    *PASSIVES,
    *QUESTIONS,
    *CARRIED_ON,
    *LISTS,
    *NOTHING,
)
MARKDOWN = (*TABLES, *HEADINGS)
Said = list[tuple[str, str, str, float | None, float | None]]


@pytest.fixture(scope="module")
def domain() -> Domain:
    return load_domain("microneedling")


def said_in(text: str, domain: Domain, path: str) -> Said:
    """What is claimed, without the explanations, in an order of its own."""
    claims = extract([read_text(text, "notes", path=path)], domain)
    rows = claims[claims["kind"] != "explanation"]
    return sorted(
        (
            (row["kind"], row["concept"], row["timing"], hours(row["min_hours"]), hours(row["max_hours"]))
            for row in rows.to_dict("records")
        ),
        key=repr,
    )


def hours(value: float) -> float | None:
    return None if math.isnan(value) else value


def wanted(expected: tuple[str, ...]) -> Said:
    rows: Said = []
    for line in expected:
        kind, concept, *time = line.split()
        role, low, high = time or ("", "-", "-")
        rows.append((kind, concept, role, number(low), number(high)))
    return sorted(rows, key=repr)


def number(text: str) -> float | None:
    return None if text == "-" else float(text)


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case[0])
def test_a_plain_sentence(domain: Domain, case: Case) -> None:
    text, *expected = case
    assert said_in(f"Aftercare Notes\n\n{text}", domain, "notes.txt") == wanted(tuple(expected))


@pytest.mark.parametrize("case", MARKDOWN, ids=lambda case: case[0].splitlines()[0])
def test_a_table_or_a_section(domain: Domain, case: Case) -> None:
    text, *expected = case
    assert said_in(f"# Aftercare Notes\n\n{text}", domain, "notes.md") == wanted(tuple(expected))


def test_no_sentence_stands_here_twice() -> None:
    texts = [text for text, *_ in (*PLAIN, *MARKDOWN)]
    assert len(set(texts)) == len(texts) > 120

"""The form of one line: marker, final stop, title case, capitals, labels. Form only, never a subject's words."""

from __future__ import annotations

import re

MOST_ITEM_WORDS = 25
MOST_HEADING_WORDS = 12
MOST_TITLE_WORDS = 18
LONGEST_MARKER = 5
OPEN_ENDS = ("", ",", ";", "?")

_CLOSERS = "\"'”’»)]*_ \u00a0"
_STOPS = {".": ".", "!": "!", "…": ".", "?": "?", ":": ":", "：": ":", ",": ",", ";": ";"}
_SYMBOLS = "•‣⁃∙·▪▫■□●○◦◉◆◇►▸▶▷★☆\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_HIDDEN = "[\u200b\u200e\u200f\u2060-\u2069\u202a-\u202e\ufeff]*"
_MARKER = re.compile(
    rf"{_HIDDEN}(?P<marker>"
    rf"(?:[{_SYMBOLS}][\ufe0e\ufe0f\u20e3\u200d]*)+(?=\s|\w|[\"“'‘(*])"
    r"|[-–—*+](?=\s)|[-–](?=[A-Za-z])|o(?=\t|\s{2,})"
    r"|\(?\d{1,2}[.)](?=\s|[A-Z])|\([a-zA-Z]\)(?=\s)|[a-zA-Z]\)(?=\s)"
    r"|(?:[ivx]{1,4})\)(?=\s)|(?:[IVX]{1,4}|[A-H])\.(?=\s+[A-Z])"
    r"|#{1,6}(?=\s)"
    r")\s*"
)
_BARE_MARKER = re.compile(rf"{_HIDDEN}(?:[{_SYMBOLS}][\ufe0e\ufe0f]*|[-–*+]|\(?\d{{1,2}}[.)])$")
_DIALOGUE = re.compile(r"(?P<marker>(?:Q|Question|A|Answer)\s?\d{0,2}\s?[:.)])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]$")
_INNER_STOP = re.compile(
    r"(?<![A-Z.])(?<!\bDr)(?<!\bvs)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bNo)[.!?…][\"”’)]*\s+[A-Z“\"]"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORDS = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "it", "its", "nor",
    "of", "off", "on", "onto", "or", "out", "over", "per", "so", "than", "that", "the", "then", "to", "up",
    "upon", "via", "vs", "when", "with", "within", "without", "your", "you", "our", "after", "during",
    "before", "be", "are", "not", "no", "do",
))  # fmt: skip
_LABEL = re.compile(r"(?P<label>[^\s:][^:.!?\n]{0,60}?)(?P<sep>:\**(?=\s)|\s+[–—-](?=\s)|—(?=\w))\s*(?=\S)")
_NO_LABEL = frozenset((
    "it", "this", "that", "there", "they", "these", "those", "you", "we", "i", "he", "she", "if", "so",
    "and", "but", "or", "because",
))  # fmt: skip
_LONGEST_LABEL = 64
_DASHES = (" – ", " — ", " - ")
_DASH = re.compile(r"\s[–—-]\s")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


def final_stop(text: str) -> str:
    """The mark that ends the line: ".", "!", "?", ":", ",", ";", or "" for none; closing quotes do not count."""
    last = text[-1:]
    if last in _STOPS:
        return _STOPS[last]
    bare = text.rstrip(_CLOSERS)
    return _STOPS.get(bare[-1:], "")


def split_marker(line: str) -> tuple[str, int]:
    """The bullet, number or "Q:" that opens the line, and where the words begin behind it ("", 0 for none)."""
    first = line[0]
    if first.isalpha():
        if first in "QA" and (found := _DIALOGUE.match(line)):
            return found["marker"], found.end()
        if line[1:2] not in {")", "."} and first not in "oivxIVX":
            return "", 0
    found = _MARKER.match(line)
    if found is None or found.end() >= len(line):
        return "", 0
    return found["marker"], found.end()


def is_question_mark(marker: str) -> bool:
    """Is it the "Q:" in front of a question?"""
    return marker[0] in "Qq" and marker[-1] in ":.)"


def is_answer_mark(marker: str) -> bool:
    """Is it the "A:" in front of an answer?"""
    return marker[0] == "A" and marker[-1] in ":."


def is_bare_marker(line: str) -> bool:
    """Is the whole line a bullet or number whose words follow on the next line?"""
    return len(line) <= LONGEST_MARKER and _BARE_MARKER.match(line) is not None


def is_number(marker: str) -> bool:
    """Is it "3)", "3.", "(3)" or "a)", and no bullet?"""
    return _NUMBER.match(marker) is not None


def mark_class(marker: str) -> str:
    """Marks that may stand in one list: ticks and crosses together, numbers of one style together."""
    if not marker:
        return ""
    if is_number(marker):
        return ("1" if any(map(str.isdigit, marker)) else "a") + marker[-1]
    return "✓" if "\u2700" <= marker[0] <= "\u27bf" or marker[0] in "☑☒☐" else marker[0]


def is_picture(marker: str) -> bool:
    """Is it a picture, and none of the marks that bullets are made of?"""
    return (
        bool(marker)
        and ("\u2600" <= marker[0] <= "\u26ff" or marker[0] >= "\U0001f000")
        and marker[0] not in "☐☑☒"
    )


def has_inner_stop(text: str) -> bool:
    """Does a sentence end inside the line and another begin?"""
    return _INNER_STOP.search(text) is not None


def has_digit(text: str) -> bool:
    """Is there a digit in it?"""
    return any(map(str.isdigit, text))


def is_capitals(text: str) -> bool:
    """Are all its letters capitals, and too many for an abbreviation?"""
    return text.isupper() and sum(map(str.isalpha, text)) >= 4


def is_title_case(text: str) -> bool:
    """Do its words begin with capitals, but for small words, the first one included?"""
    words = _WORD.findall(text)
    if not words or not words[0][0].isupper():
        return False
    weighty = [word for word in words if word.lower() not in _SMALL_WORDS]
    raised = sum(word[0].isupper() for word in weighty)
    return bool(weighty) and raised >= 0.75 * len(weighty)


def stems(text: str) -> set[str]:
    """The beginnings of its weighty words, by which two texts can be seen to speak of one thing."""
    words = (word.lower() for word in _WORD.findall(text))
    return {word[:5] for word in words if len(word) > 2 and word not in _SMALL_WORDS}


def is_long_title(text: str) -> bool:
    """Title case with at least two raised words: one capital alone only begins a line."""
    return is_title_case(text) and sum(word[0].isupper() for word in _WORD.findall(text)) >= 2


def is_quoted(text: str) -> bool:
    """Does one pair of quotation marks hold the whole line?"""
    return len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and text.find(text[-1], 1) == len(text) - 1


def split_label(text: str, *, marked: bool = False) -> int:
    """Where an item's own label ends ("Gentle Cleansing: Use …" → 16), 0 where it has none.

    A label is short and reads as a name: title case, or at most four words. A dash counts like a colon where it is
    the only one on the line; without white space around it only in an item that is ``marked``.
    """
    head = text[:_LONGEST_LABEL]
    if ":" not in head and "—" not in head and not any(dash in head for dash in _DASHES):
        return 0
    found = _LABEL.match(text)
    if found is None:
        return 0
    label = found["label"]
    words = label.count(" ") + 1
    if label.split(" ", 1)[0].lower() in _NO_LABEL:
        return 0
    if found["sep"].startswith(":"):
        fits = words <= 4 or (words <= 9 and is_long_title(label))
    elif found["sep"] == "—" and not marked:
        return 0
    else:
        rest = text[found.end() :]
        fits = words <= 4 and rest[0].isalpha() and "," not in label and _DASH.search(rest) is None
    return len(label) if fits and (label[0].isupper() or label[0].isdigit()) else 0


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, as far as full stops and capitals tell."""
    starts = [0, *(found.end() - 1 for found in _INNER_STOP.finditer(text))]
    ends = [len(text[:start].rstrip()) for start in starts[1:]]
    return list(zip(starts, [*ends, len(text)], strict=True))


def last_sentence(text: str) -> int:
    """Where the last sentence of a paragraph begins."""
    return sentences(text)[-1][0]

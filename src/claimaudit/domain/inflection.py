"""English word forms: what a rule file states once, the lexicon knows in every number, tense and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimaudit.domain.forms import irregular_verbs, spelling_pairs

Form = str
NOUN, BASE, THIRD, GERUND, PAST, ADJECTIVE = "noun", "base", "third", "gerund", "past", "adjective"
WITHOUT = "without"  # words for doing without the thing: "hands off"
LITERAL = "literal"  # words given as they are, which may be of any sort

_DOUBLING = re.compile(r"^(?:[^aeiou]*[aeiou][bdgmnprt])$")
_PARTICIPLE = re.compile(r"..(?:ed|en|ing)$")
_LONG = 9
_SHORT = 6
_SIBILANT = ("s", "x", "z", "ch", "sh")
_BRITISH = re.compile(r"(?<=[a-z]{3})(i|y)z(?=(?:e|es|ed|er|ers|ing|ation|ations)\b)")


def verb_forms(phrase: str) -> list[tuple[str, Form]]:
    """Every form of a verb or verb phrase: its first word is inflected, the rest stays."""
    head, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    irregular = irregular_verbs().get(head)
    if irregular is not None:
        third, gerund, past = irregular
        return [(past + tail, PAST), (third + tail, THIRD), (gerund + tail, GERUND), (phrase, BASE)]
    stem = _stem(head)
    past = head + "d" if head.endswith("e") else (head[:-1] + "ied" if _consonant_y(head) else stem + "ed")
    return [(past + tail, PAST), (_with_s(head) + tail, THIRD), (stem + "ing" + tail, GERUND), (phrase, BASE)]


def noun_forms(phrase: str) -> dict[str, Form]:
    """A noun phrase and its plural, made on the last word ("face cream", "face creams")."""
    return {phrase: NOUN, plural(phrase): NOUN}


def comparative(adjective: str) -> str:
    """The comparative in "-er" of a short adjective; a longer one takes "more" and stays."""
    if len(adjective) > _SHORT or " " in adjective or _PARTICIPLE.search(adjective):
        return adjective
    if _consonant_y(adjective):
        return adjective[:-1] + "ier"
    return (adjective[:-1] if adjective.endswith("e") else _stem(adjective)) + "er"


def plural(phrase: str) -> str:
    """The plural of a noun phrase; one that ends in a single "s" stays as it is."""
    return phrase if phrase.endswith("s") and not phrase.endswith("ss") else _with_s(phrase)


def spellings(phrase: str) -> list[str]:
    """British and American spelling, and hyphen, space or nothing between the parts of a compound."""
    found = [phrase]
    if "z" in phrase and _BRITISH.search(phrase):
        found.append(_BRITISH.sub(r"\1s", phrase))
    found += [
        phrase.replace(one, other) for one, other in spelling_pairs() if one in phrase and other not in phrase
    ]
    if "-" in phrase.strip("- "):
        return [*found, *(one.replace("-", " ") for one in found), *(one.replace("-", "") for one in found)]
    if phrase.count(" ") == 1:
        return [*found, *(one.replace(" ", "-") for one in found)]
    return found


def _stem(head: str) -> str:
    if head.endswith("ie"):
        return head[:-2] + "y"
    if head.endswith("e") and not head.endswith("ee"):
        return head[:-1]
    return head + head[-1] if _DOUBLING.match(head) else head


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def misspellings(words: Iterable[str]) -> set[str]:
    """Simple misspellings of long single words: two letters swapped, one lost, one doubled, past the first two."""
    found = set()
    for word in words:
        if word.isalpha() and len(word) >= _LONG:
            for at in range(2, len(word) - 1):
                found.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
                found.add(word[:at] + word[at + 1 :])
                found.add(word[: at + 1] + word[at:])
    return found - set(words)

"""Labels: a first sentence that only names what the next one speaks of ("Redness. It settles by day three.")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimaudit.domain.inflection import WITHOUT
from claimaudit.extract.marks import Mark
from claimaudit.extract.words import Words
from claimaudit.model import Block

Sentence = tuple[int, int, list[Mark]]
_NAMING = frozenset({"concept", "and", "or", "comma", "determiner", "normal", "stop"})
_MOST_TOKENS = 6
_BOLD = ("**", "__")


def run_in(text: str, block: Block) -> int:
    """Where the bold words end that open a block with a full stop ("**Avoid makeup.** Leave …"), or its start."""
    bold = block.marks[:2]
    if (
        len(bold) < len(_BOLD)
        or bold[0].start != block.start
        or text[bold[0].start : bold[0].end] not in _BOLD
    ):
        return block.start
    told = text[bold[0].end : bold[1].start].rstrip()
    return bold[1].start if told.endswith((".", "!")) and bold[1].end < block.end else block.start


def labelled(words: Words, sentences: Iterable[Sentence], label_end: int) -> Iterator[Sentence]:
    """The sentences of a block; a label and the sentence behind it are one, as if a colon stood between them.

    A label is all that ends before the token ``label_end``, or a first sentence that names a thing and says nothing.
    """
    rest = iter(sentences)
    label = [sentence for sentence in (next(rest, None),) if sentence is not None]
    while label and label[-1][1] < label_end:
        label += [sentence for sentence in (next(rest, None),) if sentence is not None]
    if not label:
        return
    heads = label[-1][1] == label_end or _is_label(words, label[0])
    body = next(rest, None) if heads else None
    if body is None:
        yield from label
    else:
        marks = [mark for _, _, told in label for mark in told]
        named = [mark for mark in marks[:-1] if mark.role != "stop"]
        end = [replace(mark, role="colon") for mark in marks[-1:] if mark.role == "stop"]
        yield label[0][0], body[1], [*named, *end, *body[2]]
    yield from rest


def has_label(marks: Sequence[Mark]) -> bool:
    """ "Witch hazel: it dries …" is an item, whether a list marks it or not."""
    named = [mark.role for mark in marks if mark.concept is None]
    return (
        bool(named)
        and marks[0].concept is not None
        and "colon" in named
        and set(named[: named.index("colon")]) <= {"and", "or", "comma", "determiner"}
    )


def _is_label(words: Words, sentence: Sentence) -> bool:
    first, last, marks = sentence
    if not marks or words.texts[marks[-1].start] != ".":
        return False
    names = any(mark.concept is not None for mark in marks)
    only = all(mark.role in _NAMING and mark.gap == 0 and _names(mark) for mark in marks)
    return names and only and last - first <= _MOST_TOKENS


def _names(mark: Mark) -> bool:
    """Is it no order by itself ("Hands off.", "Moisturize.")?"""
    return not (mark.is_verb_only or mark.may_be(WITHOUT))

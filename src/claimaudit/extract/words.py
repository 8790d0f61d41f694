"""Blocks cut into words: spaCy's own tokens, each distinct piece of text between two spaces cut once.

spaCy's tokenizer cuts the same "days," again and again once its cache is full or a contraction has switched it off,
and asks some ten regular expressions of each word that it meets for the first time. Here it is asked once a piece,
and pieces that are nothing but letters are cut without it. The tokens are the same; a test holds the two together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import LOWER, NORM, ORTH
from spacy.tokens import Doc

from claimaudit.extract.known import Known

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

WORDS = "claimaudit_words"
# The letters that spaCy never cuts, hyphens between them, and the signs that it always cuts off behind them.
_PLAIN = re.compile(r"([A-Z]?[a-z]+(?:-[a-z]+)*)([,;:!?.]?)")
_HYPHEN = re.compile(r"(-)")
_STOPS = frozenset({".", "!", "?", "…", "?!", "!!", "...", "a.m.", "p.m."})
_OTHER, _COUNTED, _STOP = range(3)
_KINDS = [bytes([kind]) for kind in (_OTHER, _COUNTED, _STOP)]


class Piece(NamedTuple):
    """The tokens of what stands between two spaces; ``widths`` are their lengths, that space counted with the last."""

    texts: tuple[str, ...]
    norms: tuple[str, ...]
    widths: tuple[int, ...]
    kinds: bytes


class Words:
    """The tokens of a text as plain lists, for all that looks at many of them."""

    __slots__ = ("_kinds", "norms", "starts", "texts", "whole")

    def __init__(
        self, whole: str, texts: list[str], norms: list[str], *, starts: list[int], kinds: bytes
    ) -> None:
        self.whole, self.texts, self.norms, self.starts, self._kinds = whole, texts, norms, starts, kinds

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, first: int, end: int) -> str:
        """What stands from one token up to another, the space behind the last left out."""
        end = min(end, len(self.texts))
        if first >= end:
            return ""
        return self.whole[self.starts[first] : self.starts[end - 1] + len(self.texts[end - 1])]

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Where the tokens from one up to another stand in the text."""
        return self.starts[first], self.starts[end - 1] + len(self.texts[end - 1])

    def is_joined(self, at: int) -> bool:
        """Does a token follow the one before it without a space?"""
        return at > 0 and self.starts[at - 1] + len(self.texts[at - 1]) == self.starts[at]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The first and the end token of a stretch of characters, each counted whole."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)

    def count(self, first: int, end: int) -> int:
        """How many words and numbers stand there, adverbs in "-ly" left out."""
        return self._kinds.count(_COUNTED, first, end)

    def stop(self, at: int) -> int:
        """The next token from there on that may end a sentence, or -1."""
        return self._kinds.find(_STOP, at)


def words_of(doc: Doc) -> Words:
    """The words of a Doc, whichever tokenizer cut it."""
    words: Words | None = doc.user_data.get(WORDS)
    if words is None:
        texts, norms = [token.text for token in doc], [token.norm_ for token in doc]
        kinds = bytes(map(_kind, texts))
        words = Words(doc.text, texts, norms, starts=[token.idx for token in doc], kinds=kinds)
        doc.user_data[WORDS] = words
    return words


class PieceTokenizer:
    """Cuts a text like spaCy's tokenizer, but each distinct piece of it once.

    Articles are read as ``words``; who calls the pipeline gets a Doc, with its ``Words`` beside it.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._vocab = tokenizer.vocab
        self._norm: Callable[[str], str] = self._vocab.lex_attr_getters[NORM]
        self._special = frozenset(tokenizer.rules)
        self._pieces = Known(self._cut)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        if not _is_even(text):
            return self._by_rules(text)
        words = self.words(text)
        ends = [start + len(token) for start, token in zip(words.starts, words.texts, strict=True)]
        spaces = [end < start for end, start in zip(ends, (*words.starts[1:], 0), strict=True)]
        doc = Doc(self._vocab, words=words.texts, spaces=spaces)
        for token, norm in zip(doc, words.norms, strict=True):
            if token.norm_ != norm:
                token.norm_ = norm
        doc.user_data[WORDS] = words
        return doc

    def words(self, text: str) -> Words:
        """The words of a text, without a Doc of it: to make one takes as long as to cut the text."""
        if not _is_even(text):
            return words_of(self._by_rules(text))
        texts: list[str] = []
        norms: list[str] = []
        widths: list[int] = []
        kinds: list[bytes] = []
        for own, own_norms, own_widths, own_kinds in map(self._pieces.__getitem__, text.split(" ")):
            texts += own
            norms += own_norms
            widths += own_widths
            kinds.append(own_kinds)
        starts = list(accumulate(widths[:-1], initial=0))
        return Words(text, texts, norms, starts=starts, kinds=b"".join(kinds))

    def norms(self, text: str) -> list[str]:
        """The norms of the tokens of a text, without a Doc of it."""
        return [norm for piece in text.split() for norm in self._pieces[piece].norms]

    def _by_rules(self, text: str) -> Doc:
        doc: Doc = self._tokenizer(text)
        return doc

    def _cut(self, piece: str) -> Piece:
        plain = _PLAIN.fullmatch(piece)
        if plain is None or piece in self._special or plain[1] in self._special:
            doc = self._by_rules(piece)
            return _piece([token.text for token in doc], [token.norm_ for token in doc])
        word, mark = plain.groups()
        if mark or "-" in word:
            texts = [*_HYPHEN.split(word), *mark]
            return _piece(texts, [self._norm(text) for text in texts])
        return Piece((word,), (self._norm(word),), (len(word) + 1,), _KINDS[_kind(word)])


def _is_even(text: str) -> bool:
    """Are its pieces parted by single spaces and nothing else, so that each can be cut alone?"""
    return text.isprintable() and "  " not in text and bool(text) and text[0] != " " != text[-1]


def _piece(texts: Sequence[str], norms: Sequence[str]) -> Piece:
    *before, last = map(len, texts)
    return Piece((*texts,), (*norms,), (*before, last + 1), bytes(map(_kind, texts)))


def is_letter_stop(word: str) -> bool:
    """A single letter with its stop, which spaCy keeps as one token: an initial, or "vitamin C." at an end."""
    return len(word) == len("C.") and word[1] == "." and word[0].isalpha()


def _kind(word: str) -> int:
    if word in _STOPS or is_letter_stop(word):
        return _STOP
    return _COUNTED if word.isalnum() and not word.lower().endswith("ly") else _OTHER


def quicken(nlp: Language) -> PieceTokenizer:
    """Let a pipeline cut its texts piece by piece, and know of a new word no more than what is asked of it here.

    A blank pipeline works out 23 features of every new word, among them whether it looks like an address; the
    components read its letters and its norm.
    """
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {LOWER: str.lower, NORM: vocab.lex_attr_getters[NORM]}
    _spell_out(nlp.tokenizer)
    tokenizer = PieceTokenizer(nlp.tokenizer)
    nlp.tokenizer = tokenizer
    return tokenizer


def _spell_out(tokenizer: Tokenizer) -> None:
    """Let the "'s" behind a pronoun be the "is" that it stands for, as the "n't" of "don't" is a "not"."""
    for text, tokens in tokenizer.rules.items():
        *front, last = tokens
        if front and last.get(NORM) == "'s":
            tokenizer.add_special_case(text, [*front, {ORTH: last[ORTH], NORM: "is"}])

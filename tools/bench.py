"""Words per second of the whole extraction, beside spaCy's default tokenizer alone, in one run.

The articles are repeated until they are long enough to time, each time with one word in twelve replaced by a made-up
one, so that no sentence comes twice and no cache answers for the work.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import claimaudit

SOURCES = Path(__file__).resolve().parents[1] / "sources"


def make_up(word: str, chance: random.Random) -> str:
    """A word of the same length that is in no dictionary, with the same punctuation behind it."""
    core = word.rstrip(string.punctuation)
    letters = "".join(chance.choices(string.ascii_lowercase, k=max(3, len(core))))
    return letters + word[len(core) :]


def disturb(text: str, chance: random.Random) -> str:
    """The text with one word in twelve made up; lines stay as they are."""
    lines = [line.split(" ") for line in text.split("\n")]
    return "\n".join(
        " ".join(make_up(word, chance) if word and chance.randrange(12) == 0 else word for word in line)
        for line in lines
    )


def write_corpus(folder: Path, words: int) -> int:
    """Write articles until they hold that many words; gives the number written."""
    chance = random.Random(20)  # noqa: S311 - the same corpus every time
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    written = number = 0
    while written < words:
        text = disturb(texts[number % len(texts)], chance)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        written += len(text.split())
        number += 1
    return written


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def tokenize(texts: list[str]) -> None:
    """What every pipeline pays before it does anything: spaCy's tokenizer, one Doc an article."""
    tokenizer = spacy.blank("en").tokenizer
    for text in texts:
        tokenizer(text)


def main() -> None:
    """Print a line a stage."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--words", type=int, default=200_000, help="how many words to read (default: %(default)s)"
    )
    wanted = parser.parse_args().words
    claimaudit.extract(claimaudit.read_articles([SOURCES]))  # rule files and imports are loaded once, untimed
    with tempfile.TemporaryDirectory() as folder:
        words = write_corpus(Path(folder), wanted)
        paths = sorted(Path(folder).iterdir())
        texts = [path.read_text(encoding="utf-8") for path in paths]
        alone = words / seconds(lambda: tokenize(texts))
        whole = words / seconds(lambda: claimaudit.extract(claimaudit.read_articles(paths)))
    sys.stdout.write(f"{words:,} words in {len(texts)} articles\n")
    sys.stdout.write(f"spaCy's tokenizer alone   {alone:12,.0f} words/s\n")
    sys.stdout.write(f"reading and extraction    {whole:12,.0f} words/s   {whole / alone:.2f} of it\n")


if __name__ == "__main__":
    main()

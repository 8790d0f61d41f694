"""Words per second of the whole extraction, beside spaCy's default tokenizer alone, in one run.

The articles are repeated until they are long enough to time, each time with one word in twelve replaced by a made-up
one, so that no sentence comes twice and no cache answers for the work.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy

import claimaudit
from claimaudit.domain.domain import Domain, load_domain

SOURCES = Path(__file__).resolve().parents[1] / "sources"
ARTICLE, BLOCK = "spaCy's tokenizer, a Doc an article", "spaCy's tokenizer, a Doc a block"
READ, WHOLE, GROWN = "reading alone", "reading and extraction", "the whole with ten times the rules"
# One each: what a tokenizer remembers of blocks would help it with articles.
TOKENIZERS = {way: spacy.blank("en").tokenizer for way in (ARTICLE, BLOCK)}


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


def write_corpus(folder: Path, words: int, chance: random.Random) -> int:
    """Write articles until they hold that many words; gives the number written."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    written = number = 0
    while written < words:
        text = disturb(texts[number % len(texts)], chance)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        written += len(text.split())
        number += 1
    return written


def coined(phrases: Iterable[str], chance: random.Random) -> tuple[str, ...]:
    """Phrases that begin as these do, and end in a word that no text has."""
    return tuple(
        " ".join([*phrase.split(" ")[:-1], "".join(chance.choices(string.ascii_lowercase, k=9))])
        for phrase in phrases
    )


def grown(domain: Domain, chance: random.Random) -> Domain:
    """The domain with nine made-up rules beside each of its own."""
    concepts, cues = dict(domain.concepts), dict(domain.cues)
    for number in range(9):
        for concept in domain.concepts.values():
            words = {key: coined(getattr(concept, key), chance) for key in ("nouns", "verbs", "forms")}
            none = dict.fromkeys(("is_a", "adjectives", "without", "misspelt", "not_in"), ())
            name = f"{concept.id}_{number}"
            concepts[name] = replace(concept, id=name, otherwise={}, **words, **none)
        for cue in domain.cues.values():
            words = {key: coined(getattr(cue, key), chance) for key in ("verbs", "phrases")}
            name = f"{cue.id}_{number}"
            cues[name] = replace(cue, id=name, not_in=(), **words)
    return replace(domain, concepts=concepts, cues=cues)


def seconds(run: Callable[[], object]) -> float:
    """How long one call keeps the processor busy; what else the machine does is left out."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def cold_start() -> float:
    """How long the program takes from nothing to the claims of the articles: the quickest of three."""
    program = Path(sys.executable).with_name("claimaudit")
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([program, "extract", SOURCES], capture_output=True, check=True)  # noqa: S603 - our own
        took.append(time.perf_counter() - start)
    return min(took)


def make_round(words: int, chance: random.Random, larger: Domain) -> tuple[int, dict[str, float]]:
    """One round on text that nobody has seen: its words, and the seconds of each way."""
    with tempfile.TemporaryDirectory() as folder:
        written = write_corpus(Path(folder), words, chance)
        paths = sorted(Path(folder).iterdir())
        articles = claimaudit.read_articles(paths)
        blocks = [one.text[block.start : block.end] for one in articles for block in one.blocks]
        return written, {
            ARTICLE: seconds(lambda: [TOKENIZERS[ARTICLE](one.text) for one in articles]),
            BLOCK: seconds(lambda: [TOKENIZERS[BLOCK](block) for block in blocks]),
            READ: seconds(lambda: claimaudit.read_articles(paths)),
            WHOLE: seconds(lambda: claimaudit.extract(claimaudit.read_articles(paths))),
            GROWN: seconds(lambda: claimaudit.extract(claimaudit.read_articles(paths), larger)),
        }


def bench(words: int, rounds: int) -> list[tuple[int, dict[str, float]]]:
    """The rounds, in each of which every way takes its turn; what is loaded once is loaded before."""
    chance = random.Random(20)  # noqa: S311 - the same corpus every time
    larger = grown(load_domain(), random.Random(21))  # noqa: S311 - the same rules every time
    make_round(1, chance, larger)
    return [make_round(words // rounds, chance, larger) for _ in range(rounds)]


def beside(measured: Sequence[tuple[int, dict[str, float]]], way: str, other: str) -> float:
    """How fast a way is beside another: the median over the rounds, since the machine's speed changes between them."""
    return statistics.median(took[other] / took[way] for _, took in measured)


def main() -> None:
    """Print a line a way, and how long a start from nothing takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--words", type=int, default=200_000, help="how many words to read (default: %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=20, help="in how many turns (default: %(default)s)")
    given = parser.parse_args()
    measured = bench(given.words, given.rounds)
    for name in measured[0][1]:
        speed = statistics.median(written / took[name] for written, took in measured)
        sys.stdout.write(f"{name:42}{speed:12,.0f} words/s\n")
    for name in (ARTICLE, BLOCK):
        sys.stdout.write(f"the whole beside {name:42} {beside(measured, WHOLE, name):.2f}\n")
    sys.stdout.write(f"{GROWN}, beside the whole as it is{beside(measured, GROWN, WHOLE):13.2f}\n")
    sys.stdout.write(f"{len(list(SOURCES.glob('*.txt')))} articles from a cold start {cold_start():.1f} s\n")


if __name__ == "__main__":
    main()

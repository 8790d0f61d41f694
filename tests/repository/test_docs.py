"""What the README and CONTRIBUTING name exists, and what exists is named."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimaudit.cli import main

DOCUMENTS = ("README.md", "CONTRIBUTING.md")


@pytest.fixture(scope="module")
def documents(root: Path) -> str:
    return "\n".join((root / name).read_text(encoding="utf-8") for name in DOCUMENTS)


@pytest.fixture(scope="module")
def make_targets(root: Path) -> dict[str, str]:
    """Every target that a person may ask for, with the words that make help prints."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z]+):(?:.*## (.+))?$", makefile, re.MULTILINE))


def code_of(text: str) -> list[str]:
    """Each line of each code block, and each piece of code inside a sentence."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return lines + re.findall(
        r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    )


def calls_of(text: str) -> list[list[str]]:
    """The arguments of every call of the program; a comment behind it is left out."""
    found = []
    for line in code_of(text):
        words = shlex.split(line.replace("\\", "/"), comments=True)
        if words and words[0].rpartition("/")[2] in {"claimaudit", "claimaudit.exe"}:
            found.append(words[1:])
    return found


def options_of(command: click.Command) -> set[str]:
    return {"--help"} | {name for one in command.params for name in (*one.opts, *one.secondary_opts)}


def unknown_words(arguments: list[str], command: click.Command = main) -> Iterator[str]:
    """What a call says that the program does not know: subcommands and options."""
    known = options_of(command)
    for place, word in enumerate(arguments):
        if word.startswith("-") and word != "-" and word.partition("=")[0] not in known:
            yield f"{command.name} {word}"
        elif isinstance(command, click.Group) and not word.startswith("-"):
            if word not in command.commands:
                yield f"{command.name} {word}"
            else:
                yield from unknown_words(arguments[place + 1 :], command.commands[word])
            return


def leaves_of(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(command, click.Group):
        for name, one in sorted(command.commands.items()):
            yield from leaves_of(one, (*path, name))
    else:
        yield path


def test_every_call_in_the_documents_is_one_the_program_knows(documents: str) -> None:
    calls = calls_of(documents)
    assert ["report"] in calls
    assert [word for call in calls for word in unknown_words(call)] == []


def test_a_call_that_the_program_does_not_know_is_seen() -> None:
    assert list(unknown_words(["report", "--colour"])) == ["report --colour"]
    assert len(list(unknown_words(["reprot"]))) == 1


def test_every_command_is_named_in_the_readme(root: Path) -> None:
    named = {tuple(call[: len(path)]) for call in calls_of((root / "README.md").read_text(encoding="utf-8"))
             for path in leaves_of(main)}  # fmt: skip
    assert [" ".join(path) for path in leaves_of(main) if path not in named] == []


def test_every_make_target_in_the_documents_exists(documents: str, make_targets: dict[str, str]) -> None:
    asked = [
        words[1] for line in code_of(documents) if (words := line.split())[:1] == ["make"] and len(words) > 1
    ]
    assert {"report", "test", "help"} <= set(asked)
    assert sorted(set(asked) - set(make_targets)) == []


def test_every_make_target_says_what_it_does(make_targets: dict[str, str]) -> None:
    assert set(make_targets) >= {"help", "report", "test", "lint", "bench", "lab", "clean", "lock"}
    assert [name for name, words in make_targets.items() if not words] == []


def test_every_path_in_the_documents_exists(root: Path, documents: str) -> None:
    linked = set(re.findall(r"\]\((?!https?:|#)([^)#]+)", documents))
    folders = {
        code for code in code_of(documents) if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/?", code) and "/" in code
    }
    missing = [name for name in linked | folders if not (root / name).exists()]
    assert sorted(missing) == []

"""``claimaudit reanchor``: annotations put onto a newer text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from claimaudit.commands.progress import DONE, FINDINGS
from claimaudit.commands.project import PATH, find_sources, sources_argument
from claimaudit.errors import ClaimauditError

_SOURCE = "urn:claimaudit:article:"


@click.command()
@click.argument("annotations", type=PATH)
@sources_argument
@click.option("--out", type=PATH, metavar="FILE", help="Where the annotations go with their new places.")
@click.option("--fail-on", type=click.Choice(["lost"]), help="End with status 1 where one no longer fits.")
def reanchor(annotations: Path, sources: tuple[Path, ...], *, out: Path | None, fail_on: str | None) -> int:
    """Put annotations onto newer texts, and list those that are lost.

    ANNOTATIONS is a file that 'claimaudit report' wrote as annotations.json. SOURCES are the articles as they are
    now; left out, sources. Nothing is ever put onto words that are merely similar.
    """
    from claimaudit.fileset import replace_file
    from claimaudit.read import read_articles
    from claimaudit.report.annotations import reanchor_page

    texts = {article.source_id: article.text for article in read_articles(find_sources(sources))}
    page = _read(annotations)
    found, results = reanchor_page(page, texts, _SOURCE)
    lost = [result for result in results if result.fit == "lost"]
    for result in lost:
        click.echo(_line(result.annotation, result.nearest))
    counts = ", ".join(
        f"{sum(result.fit == fit for result in results)} {fit}"
        for fit in ("kept", "moved", "respaced", "lost")
    )
    click.echo(f"{len(results)} annotations: {counts}")
    if out is not None:
        replace_file(out, json.dumps(found, indent=2, ensure_ascii=False).encode("utf-8") + b"\n")
    return FINDINGS if lost and fail_on else DONE


def _read(path: Path) -> dict[str, Any]:
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimauditError(
            f"{path}: cannot be read ({error}); give the annotations.json of a report"
        ) from error
    except ValueError as error:
        raise ClaimauditError(
            f"{path}: is no JSON ({error}); give the annotations.json of a report"
        ) from error
    if not isinstance(page, dict) or not isinstance(page.get("items"), list):
        raise ClaimauditError(f"{path}: holds no annotation page; give the annotations.json of a report")
    return page


def _line(annotation: dict[str, Any], nearest: str) -> str:
    source = annotation["target"]["source"].removeprefix(_SOURCE)
    exact = " ".join(annotation["target"]["selector"][0]["exact"].split())
    near = f'; most like it now: "{nearest}"' if nearest else ""
    return f'{source}: no longer there: "{exact}"{near}'

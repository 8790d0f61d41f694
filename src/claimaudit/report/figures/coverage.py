"""How much of each article was read: words inside a claim, words left unread or misread, and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from claimaudit.report.figures import canvas
from claimaudit.report.wording import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from claimaudit.report.evidence import Evidence, Row

_ROW: Final = 0.42
_LEFT: Final = 2.7
# Name, fill and edge of a bar's parts.
_PARTS: Final = (
    ("in a claim", canvas.USE, canvas.USE),
    ("left unread", canvas.BAND, canvas.WARNING),
    ("no claim: headings, questions, asides", canvas.PAPER, canvas.SOFT),
)


def coverage_of(evidence: Evidence) -> dict[str, tuple[int, int, int]]:
    """The words of each article inside a claim, in sentences left unread, and elsewhere.

    A claim that was misread is none: what no other claim holds of its words waits to be read like the unread ones.
    """
    shares = {}
    for source_id, article in evidence.articles.items():
        words = [(start, start + len(word)) for start, word in _words(article.text)]
        claims = _inside(words, evidence.counted_by_source.get(source_id, []))
        waiting = [*evidence.unread_by_source.get(source_id, []), *_misread(source_id, evidence)]
        unread = _inside(words, waiting) - claims
        shares[source_id] = (len(claims), len(unread), len(words) - len(claims) - len(unread))
    return shares


def _misread(source_id: str, evidence: Evidence) -> list[Row]:
    claims = evidence.claims_by_source.get(source_id, [])
    return [claim for claim in claims if claim["claim_id"] in evidence.left_out]


def _words(text: str) -> Iterable[tuple[int, str]]:
    position = 0
    for word in text.split():
        position = text.index(word, position)
        yield position, word
        position += len(word)


def _inside(words: list[tuple[int, int]], rows: Iterable[Row]) -> set[int]:
    from bisect import bisect_left

    starts = [start for start, _ in words]
    found: set[int] = set()
    for row in rows:
        found.update(range(bisect_left(starts, row["start"]), bisect_left(starts, row["end"])))
    return found


def coverage_picture(evidence: Evidence, most: int = 40) -> canvas.Picture:
    """A bar an article: the share of its words in claims, unread, and with nothing to read.

    Of more articles than fit, those of which least was read are shown.
    """
    everything = coverage_of(evidence)
    least = sorted(everything, key=lambda one: (everything[one][0] / max(1, sum(everything[one])), one))[
        :most
    ]
    shares = {one: parts for one, parts in everything.items() if one in least}
    with canvas.settings():
        height = max(1, len(shares)) * _ROW
        figure = canvas.sheet(height + 0.95)
        axes = canvas.axes_at(figure, (_LEFT, 0.3, canvas.WIDTH - _LEFT - 0.4, height))
        axes.set_xlim(0, 100)
        axes.set_ylim(max(1, len(shares)) - 0.5, -0.5)
        axes.set_yticks(
            range(len(shares)), [canvas.fitted(evidence.title(one), _LEFT - 0.1) for one in shares]
        )
        axes.set_xticks(range(0, 101, 25), [f"{tick} %" for tick in range(0, 101, 25)])
        axes.tick_params(length=0)
        for row, parts in enumerate(shares.values()):
            _draw_bar(axes, row, parts)
        canvas.legend_above(axes, 3)
        return canvas.picture(
            figure,
            "coverage",
            title="How much of each article was read",
            description=_describe(evidence, shares),
            caption=(
                f"The {len(shares)} least read of {len(everything)} articles. "
                if len(shares) < len(everything)
                else ""
            )
            + _range(shares)
            + "A sentence that names something known and gave no claim "
            "is listed as unread, with the reason."
            + (" What a reviewer called misread counts as unread." if evidence.left_out else ""),
        )


def _range(shares: dict[str, tuple[int, int, int]]) -> str:
    """From which to which share of an article's words was read."""
    read = [100 * parts[0] / max(1, sum(parts)) for parts in shares.values()]
    if not read:
        return ""
    least, most = f"{min(read):.0f} %", f"{max(read):.0f} %"
    told = f"Of the words of an article {least} to {most}" if least != most else f"{least} of the words"
    return f"{told} stand in a claim. "


def _draw_bar(axes: Axes, row: int, parts: tuple[int, int, int]) -> None:
    left = 0.0
    for number, (name, fill, edge) in zip(parts, _PARTS, strict=True):
        share = 100 * number / max(1, sum(parts))
        label = name if row == 0 else None
        line = ":" if fill == canvas.BAND else "-"
        look: dict[str, Any] = {"color": fill, "edgecolor": edge, "linewidth": 1.4, "linestyle": line}
        axes.barh(row, share, left=left, height=0.6, label=label, **look)
        if share >= 5:
            colour = canvas.PAPER if fill == edge else canvas.INK
            axes.text(left + share / 2, row, f"{share:.0f} %", ha="center", va="center", color=colour)
        left += share


def _describe(evidence: Evidence, shares: dict[str, tuple[int, int, int]]) -> str:
    lines = []
    for source_id, (claims, unread, rest) in shares.items():
        total = max(1, claims + unread + rest)
        left = len(evidence.unread_by_source.get(source_id, []))
        lines.append(
            f"{evidence.title(source_id)}: {100 * claims / total:.0f} % of its words in claims, "
            f"{100 * unread / total:.0f} % unread ({count(left, 'sentence')})."
        )
    return " ".join(lines)

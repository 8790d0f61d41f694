"""How many issues there are of each severity, and how many of them wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimaudit.report.figures import canvas
from claimaudit.report.wording import STATUS_WORDS, count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from claimaudit.report.evidence import Evidence

_SEVERITIES: Final = ("high", "medium", "low")
# The fill and the edge of a bar's part: full, full in another colour, outlined.
_LOOKS: Final = {
    "conflict": (canvas.AVOID, canvas.AVOID),
    "resolved": (canvas.USE, canvas.USE),
    "scoped": (canvas.PAPER, canvas.SOFT),
}


def severities_of(evidence: Evidence) -> dict[str, dict[str, int]]:
    """The number of issues by severity and status."""
    return {
        severity: {
            status: sum(
                1 for row in evidence.issues if (row["severity"], row["status"]) == (severity, status)
            )
            for status in _LOOKS
        }
        for severity in _SEVERITIES
    }


def severity_picture(evidence: Evidence) -> canvas.Picture:
    """A bar a severity: open conflicts, settled ones, and those that the words keep apart."""
    tally = severities_of(evidence)
    waiting = sum(row["conflict"] for row in tally.values())
    said = [
        f"{severity}: {row['conflict']} open, {row['resolved']} settled, {row['scoped']} with scopes that differ."
        for severity, row in tally.items()
    ]
    with canvas.settings():
        figure = canvas.sheet(1.95)
        axes = canvas.axes_at(figure, (0.9, 0.15, canvas.WIDTH - 1.3, 1.35))
        axes.set_ylim(2.5, -0.5)
        axes.set_xlim(0, max(1, *(sum(row.values()) for row in tally.values())) * 1.02)
        axes.set_yticks(range(3), _SEVERITIES)
        axes.set_xticks([])
        axes.tick_params(length=0)
        for row, severity in enumerate(_SEVERITIES):
            _draw_bar(axes, row, tally[severity])
        canvas.legend_above(axes, 3, outline=1.4)
        return canvas.picture(
            figure,
            "severity",
            title="Issues by severity",
            description=" ".join(said),
            caption=f"{count(waiting, 'issue')} {'awaits' if waiting == 1 else 'await'} a ruling, "
            f"{tally['high']['conflict']} of severity high. "
            "Where the words keep the two sides apart, an issue is shown and not counted as a conflict.",
        )


def _draw_bar(axes: Axes, row: int, numbers: dict[str, int]) -> None:
    left = 0
    for status, (fill, edge) in _LOOKS.items():
        number = numbers[status]
        label = STATUS_WORDS[status].label if row == 0 else None
        look: dict[str, Any] = {"color": fill, "edgecolor": edge, "linewidth": 1.4 if number else 0}
        axes.barh(row, number, left=left, height=0.6, label=label, **look)
        if number:
            colour = canvas.INK if fill == canvas.PAPER else canvas.PAPER
            axes.text(left + number / 2, row, str(number), ha="center", va="center", color=colour)
        left += number
    if not left:
        axes.text(0, row, " none", va="center", color=canvas.SOFT)

"""Stated times as spans: one axis a concept, a claim a row, agreement and disagreement in words and shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from claimaudit.report.figures import canvas
from claimaudit.report.times import stated
from claimaudit.report.wording import KIND_WORDS, enumerated

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from claimaudit.report.evidence import Evidence, Row

_ROW: Final = 0.26
_HEAD: Final = 0.4
_TAIL: Final = 0.34
_LEFT: Final = 2.5
_RIGHT: Final = 2.9
_COLOURS: Final = {
    "restriction": canvas.AVOID,
    "recommendation": canvas.USE,
    "expected_effect": canvas.NORMAL,
    "warning_sign": canvas.WARNING,
    "explanation": canvas.WHY,
}
# An axis is labelled in the largest unit of which it holds a few.
_UNITS: Final = (
    (8760.0, "year", 17520.0),
    (730.0, "month", 2920.0),
    (168.0, "week", 504.0),
    (24.0, "day", 72.0),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One stated time of one article, and in how many places it stands."""

    claim: Row
    places: int


@dataclass(frozen=True, slots=True)
class Panel:
    """The times stated for one concept, and whether they agree."""

    concept: str
    lines: tuple[Line, ...]
    verdict: str
    sign: str


def panels_of(evidence: Evidence) -> list[Panel]:
    """The concepts for which a time is stated, those with an open conflict of times first.

    A claim about a class stands with its member where the two are in conflict.
    """
    timed = [claim for claim in evidence.counted if claim["timing"] and _ends(claim)]
    groups: dict[str, dict[str, Row]] = {}
    for claim in timed:
        groups.setdefault(claim["concept"], {})[claim["claim_id"]] = claim
    disputed: set[str] = set()
    for pair in evidence.pairs:
        if pair["type"] != "timeline" or pair["status"] != "conflict":
            continue
        disputed.add(pair["concept"])
        for one in (pair["claim_a"], pair["claim_b"]):
            if one in evidence.claim_by_id:
                groups.setdefault(pair["concept"], {})[one] = evidence.claim_by_id[one]
    panels = [
        _panel(concept, list(claims.values()), concept in disputed) for concept, claims in groups.items()
    ]
    return sorted(panels, key=lambda panel: ("≠=·".index(panel.sign), -len(panel.lines), panel.concept))


def _panel(concept: str, claims: list[Row], disputed: bool) -> Panel:
    lines: dict[tuple[object, ...], list[Row]] = {}
    for claim in sorted(claims, key=lambda claim: (claim["timing"], -_reach(claim), claim["source_id"])):
        same = tuple(claim[name] for name in ("source_id", "kind", "timing", "min_hours", "max_hours"))
        lines.setdefault(same, []).append(claim)
    articles = len({claim["source_id"] for claim in claims})
    verdict, sign = "one article alone", "·"
    if disputed:
        verdict, sign = "the times disagree", "≠"
    elif articles > 1:
        verdict, sign = f"{articles} articles, no conflict", "="
    return Panel(concept, tuple(Line(found[0], len(found)) for found in lines.values()), verdict, sign)


def _ends(claim: Row) -> bool:
    return claim["min_hours"] is not None or claim["max_hours"] is not None


def span_picture(evidence: Evidence, most: int = 12) -> canvas.Picture:
    """The stated times of the first ``most`` concepts, one axis each."""
    panels = panels_of(evidence)[:most]
    heights = [_HEAD + _TAIL + _ROW * len(panel.lines) for panel in panels]
    with canvas.settings():
        figure = canvas.sheet(sum(heights) + 0.1 if panels else 0.6)
        top = figure.get_size_inches()[1]
        for panel, height in zip(panels, heights, strict=True):
            if panel.sign == "≠":
                _shade(figure, top, height)
            box = (_LEFT, top - height + _TAIL, canvas.WIDTH - _LEFT - _RIGHT, height - _HEAD - _TAIL)
            _draw(canvas.axes_at(figure, box), panel, evidence)
            top -= height
        disputed = [panel for panel in panels if panel.sign == "≠"]
        return canvas.picture(
            figure,
            "spans",
            title="Stated times, concept by concept",
            description=" ".join(_describe(panel, evidence) for panel in panels)
            or "No article states a time.",
            caption=_caption([evidence.label(panel.concept) for panel in disputed]),
        )


def _caption(disputed: list[str]) -> str:
    found = f"The times stated for {enumerated(disputed)} disagree (≠)." if disputed else "No times disagree."
    return (
        f"{found} A solid bar is certain, an outlined one the range that an article leaves open, an arrow “or "
        "longer”. Each row ends with what it says, and ×2 where its article says so in two places."
    )


def _shade(figure: Figure, top: float, height: float) -> None:
    whole = figure.get_size_inches()[1]
    axes = canvas.axes_at(figure, (0, top - height, canvas.WIDTH, height - 0.04))
    axes.set_axis_off()
    axes.axhspan(0, 1, color=canvas.BAND, linewidth=0)
    axes.set_ylim(0, min(1.0, whole))


def _draw(axes: Axes, panel: Panel, evidence: Evidence) -> None:
    from matplotlib.ticker import MaxNLocator

    size, unit = _unit(panel)
    furthest = max(_reach(line.claim) for line in panel.lines) / size
    nearest = min(
        (-_reach(line.claim) / size for line in panel.lines if line.claim["timing"] == "before"), default=0.0
    )
    axes.set_facecolor("none")
    axes.set_xlim(nearest * 1.05, (furthest or 1.0) * 1.12)
    axes.set_ylim(len(panel.lines) - 0.5, -0.5)
    names = [canvas.fitted(evidence.title(line.claim["source_id"]), _LEFT - 0.1) for line in panel.lines]
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", length=3, labelsize=8)
    axes.spines["bottom"].set_visible(True)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.grid(axis="x", color=canvas.LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    aside: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "top"}
    axes.annotate(f"{unit}s", (1, 0), xytext=(8, -5), fontsize=8, color=canvas.SOFT, **aside)
    label = canvas.fitted(evidence.label(panel.concept), 5.0, 10, bold=True)
    title = f"{panel.sign}  {label}: {panel.verdict}"
    left = -_LEFT / (canvas.WIDTH - _LEFT - _RIGHT) + 0.015
    axes.set_title(title, loc="left", x=left, fontsize=10, fontweight="bold")
    for row, line in enumerate(panel.lines):
        _draw_line(axes, row, line, size)


def _draw_line(axes: Axes, row: int, line: Line, size: float) -> None:
    claim = line.claim
    colour = _COLOURS.get(claim["kind"], canvas.SOFT)
    start, sure, end = (value / size for value in _extent(claim))
    if sure > start:
        axes.barh(row, sure - start, left=start, height=0.5, color=colour, edgecolor=colour, linewidth=1.4)
    if end > sure:
        axes.barh(row, end - sure, left=sure, height=0.5, color=canvas.PAPER, edgecolor=colour, linewidth=1.4)
    if end <= start:
        axes.plot([start], [row], marker="d", markersize=7, color=colour, clip_on=False)
    if claim["max_hours"] is None:
        arrow: dict[str, Any] = {"arrowstyle": "->", "color": colour, "lw": 1.6}
        axes.annotate("", (axes.get_xlim()[1], row), (max(end, start), row), arrowprops=arrow)
    words = canvas.fitted(_words(line), _RIGHT - 0.15)
    aside: dict[str, Any] = {
        "xycoords": ("axes fraction", "data"),
        "textcoords": "offset points",
        "va": "center",
    }
    axes.annotate(words, (1, row), xytext=(8, 0), color=colour, **aside)


def _words(line: Line) -> str:
    """What a row says: the kind of claim by its mark and word, its time, and in how many places it stands."""
    claim = line.claim
    kind = KIND_WORDS.get(claim["kind"])
    words = stated(claim["timing"], claim["min_hours"], claim["max_hours"])
    said = f"{kind.mark} {kind.label}: {words}" if kind else words
    return canvas.drawable(said) + (f" (×{line.places})" if line.places > 1 else "")


def _extent(claim: Row) -> tuple[float, float, float]:
    """Where a bar begins, how far it is certain, and how far it may reach, in hours."""
    least, most = claim["min_hours"], claim["max_hours"]
    low = least if least is not None else 0.0
    high = most if most is not None else low
    if claim["timing"] in {"during", "onset", "after"}:
        return low, low if claim["timing"] == "onset" else high, high
    if claim["timing"] == "before":
        return -high, -low, -low
    return 0.0, low, high


def _reach(claim: Row) -> float:
    return float(claim["max_hours"] if claim["max_hours"] is not None else claim["min_hours"] or 0.0)


def _unit(panel: Panel) -> tuple[float, str]:
    furthest = max(_reach(line.claim) for line in panel.lines)
    if 0 < furthest < 1:
        return 1 / 60, "minute"
    return next(((size, name) for size, name, least in _UNITS if furthest >= least), (1.0, "hour"))


def _describe(panel: Panel, evidence: Evidence) -> str:
    rows = [f"{evidence.title(line.claim['source_id'])} {_words(line)}" for line in panel.lines]
    return f"{evidence.label(panel.concept)} ({panel.verdict}): {'; '.join(rows)}."

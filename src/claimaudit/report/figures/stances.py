"""Who says use and who says avoid: a concept a row, an article a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimaudit.report.figures import canvas
from claimaudit.report.wording import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from claimaudit.report.evidence import Evidence

_STANCES: Final = {"restriction": "avoid", "recommendation": "use"}
_MARKS: Final = {
    "avoid": ("X", canvas.AVOID, "avoid"),
    "use": ("o", canvas.USE, "use"),
    "both": ("D", canvas.WARNING, "both"),
}
_ROW: Final = 0.29
_LEFT: Final = 2.55
Stances = dict[str, dict[str, str]]


def stances_of(evidence: Evidence) -> Stances:
    """What each article says of each concept: "use", "avoid" or "both"; silence is left out.

    Concepts on which articles differ come first, then those that most articles speak of.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for claim in evidence.claims:
        stance = _STANCES.get(claim["kind"])
        if stance and claim["phase"] != "before":
            found.setdefault(claim["concept"], {}).setdefault(claim["source_id"], set()).add(stance)
    said = {
        concept: {source: "both" if len(kinds) > 1 else min(kinds) for source, kinds in sources.items()}
        for concept, sources in found.items()
    }
    return dict(sorted(said.items(), key=lambda item: (not differs(item[1]), -len(item[1]), item[0])))


def differs(sources: dict[str, str]) -> bool:
    """Whether articles take different sides, or one takes both."""
    return "both" in sources.values() or len(set(sources.values())) > 1


def stance_picture(evidence: Evidence, most: int = 30) -> canvas.Picture:
    """Who says use, avoid, both or nothing, for the ``most`` concepts that differ or are spoken of most."""
    stances = dict(list(stances_of(evidence).items())[:most])
    sources = list(evidence.articles)
    with canvas.settings():
        figure = canvas.sheet(max(1, len(stances)) * _ROW + 1.35)
        height = max(1, len(stances)) * _ROW
        axes = canvas.axes_at(figure, (_LEFT, 0.45, canvas.WIDTH - _LEFT - 0.9, height))
        _draw_grid(axes, evidence, stances, sources)
        _draw_marks(axes, stances, sources)
        _draw_key(figure.add_axes((0, 0, 1, 0.4 / figure.get_size_inches()[1])))
        disputed = [concept for concept, said in stances.items() if differs(said)]
        return canvas.picture(
            figure,
            "stances",
            title="Who says use, who says avoid",
            description=_describe(evidence, stances, disputed),
            caption=f"Articles differ on {count(len(disputed), 'concept')} of the {len(stances)} shown: shaded rows "
            "with the sign ≠. A dash is silence. Scopes and times may still keep the "
            "sides apart; the issues say so.",
        )


def _draw_grid(axes: Axes, evidence: Evidence, stances: Stances, sources: list[str]) -> None:
    axes.set_xlim(-0.5, max(1, len(sources)) - 0.5)
    axes.set_ylim(max(1, len(stances)) - 0.5, -0.5)
    axes.set_yticks(range(len(stances)), [canvas.shortened(evidence.label(one), 40) for one in stances])
    titles = [canvas.wrapped(evidence.title(one), max(10, 90 // max(1, len(sources))), 3) for one in sources]
    axes.set_xticks(range(len(sources)), titles)
    axes.tick_params(length=0, top=False, labeltop=True, labelbottom=False, pad=6)
    for row, said in enumerate(stances.values()):
        if differs(said):
            axes.axhspan(row - 0.5, row + 0.5, color=canvas.BAND, linewidth=0, zorder=0)
            axes.annotate(
                "≠ differ",
                (1, row),
                xycoords=("axes fraction", "data"),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                color=canvas.INK,
            )
        axes.axhline(row + 0.5, color=canvas.LINE, linewidth=0.6, zorder=0)


def _draw_marks(axes: Axes, stances: Stances, sources: list[str]) -> None:
    for row, said in enumerate(stances.values()):
        for column, source in enumerate(sources):
            if source not in said:
                axes.text(column - 0.13, row, "–", color=canvas.SOFT, ha="center", va="center")
                continue
            marker, colour, word = _MARKS[said[source]]
            axes.scatter([column - 0.13], [row], marker=marker, s=46, color=colour, linewidths=0, zorder=3)
            axes.text(column - 0.03, row, word, color=colour, va="center", fontsize=8.5)


def _draw_key(axes: Axes) -> None:
    axes.set_axis_off()
    axes.set_xlim(0, canvas.WIDTH)
    axes.set_ylim(0, 1)
    words = {"use": "says to use or do", "avoid": "says to avoid", "both": "says both"}
    position = _LEFT
    for stance, meaning in words.items():
        marker, colour, _ = _MARKS[stance]
        axes.scatter([position], [0.5], marker=marker, s=46, color=colour, linewidths=0)
        axes.text(position + 0.14, 0.5, meaning, va="center")
        position += 1.65
    axes.text(position, 0.5, "–  says nothing", va="center", color=canvas.SOFT)


def _describe(evidence: Evidence, stances: Stances, disputed: list[str]) -> str:
    lines = []
    for concept in disputed:
        sides = [
            f"{stances[concept][one]} in {evidence.title(one)}"
            for one in evidence.articles
            if one in stances[concept]
        ]
        lines.append(f"{evidence.label(concept)}: {', '.join(sides)}.")
    agreed = len(stances) - len(disputed)
    return " ".join([*lines, f"On {count(agreed, 'other concept')} the articles that speak agree."])

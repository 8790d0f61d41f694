"""Who says use and who says avoid: a concept a row, an article a column."""

from __future__ import annotations

from math import radians, sin
from typing import TYPE_CHECKING, Any, Final

from claimaudit.report.figures import canvas
from claimaudit.report.wording import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from claimaudit.report.evidence import Evidence

_STANCES: Final = {"restriction": "avoid", "recommendation": "use"}
_MARKS: Final = {
    "avoid": ("X", canvas.AVOID, "avoid"),
    "use": ("o", canvas.USE, "use"),
    "class": ("x", canvas.AVOID, "avoid class"),
    "both": ("D", canvas.WARNING, "both"),
}
_ROW: Final = 0.29
_LEFT: Final = 2.65
_RIGHT: Final = 0.9
_TOP: Final = 0.75
_HEAD: Final = 2.1
_SLANT: Final = 55
_FEW: Final = 6
Stances = dict[str, dict[str, str]]


def stances_of(evidence: Evidence) -> Stances:
    """What each article says of each concept: "use", "avoid", "class" or "both"; silence is left out.

    "class" is to avoid a class that the concept belongs to, where an open issue holds it against the concept.
    Concepts on which articles differ come first, then those that most articles speak of.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for claim in evidence.counted:
        stance = _STANCES.get(claim["kind"])
        if stance and claim["phase"] != "before":
            found.setdefault(claim["concept"], {}).setdefault(claim["source_id"], set()).add(stance)
    for pair in evidence.pairs:
        claim = evidence.claim_by_id.get(pair["claim_a"], {})
        if (pair["type"], pair["status"]) == ("use_vs_avoid", "conflict") and claim.get("concept") != pair[
            "concept"
        ]:
            said = found.get(pair["concept"], {}).setdefault(claim.get("source_id", ""), set())
            said.update({"class"} - ({"class"} if "avoid" in said else set()))
    stances = {
        concept: {
            source: "both" if len(said) > 1 else min(said) for source, said in sources.items() if source
        }
        for concept, sources in found.items()
    }
    return dict(sorted(stances.items(), key=lambda item: (not differs(item[1]), -len(item[1]), item[0])))


def differs(sources: dict[str, str]) -> bool:
    """Whether articles take different sides, or one takes both."""
    return (
        "both" in sources.values()
        or len({"avoid" if one == "class" else one for one in sources.values()}) > 1
    )


def stance_picture(evidence: Evidence, most: int = 30, most_articles: int = 8) -> canvas.Picture:
    """Who says use, avoid, both or nothing, for the concepts that differ or are spoken of most.

    Of more articles than fit, those that say most about these concepts are shown.
    """
    stances = dict(list(stances_of(evidence).items())[:most])
    sources = _speaking(evidence, stances, most_articles)
    heads = _upright_heads([evidence.title(one) for one in sources])
    with canvas.settings():
        height = max(1, len(stances)) * _ROW
        figure = canvas.sheet(height + 0.45 + (_TOP if heads else _HEAD * sin(radians(_SLANT)) + 0.2))
        axes = canvas.axes_at(figure, (_LEFT, 0.45, canvas.WIDTH - _LEFT - _RIGHT, height))
        _draw_grid(axes, evidence, stances, sources)
        _draw_heads(
            axes, heads or [canvas.fitted(evidence.title(one), _HEAD) for one in sources], bool(heads)
        )
        _draw_marks(axes, stances, sources)
        _draw_key(figure.add_axes((0, 0, 1, 0.4 / figure.get_size_inches()[1])))
        disputed = [concept for concept, said in stances.items() if differs(said)]
        return canvas.picture(
            figure,
            "stances",
            title="Who says use, who says avoid",
            description=_describe(evidence, stances, disputed),
            caption=_missing(len(evidence.articles) - len(sources))
            + f"Articles differ on {count(len(disputed), 'concept')} of the {len(stances)} shown: shaded rows "
            "with the sign ≠. A dash is silence. Scopes and times may still keep the "
            "sides apart; the issues say so.",
        )


def _speaking(evidence: Evidence, stances: Stances, most: int) -> list[str]:
    said = [source for sources in stances.values() for source in sources]
    kept = sorted(evidence.articles, key=lambda one: (-said.count(one), one))[:most]
    return [one for one in evidence.articles if one in kept]


def _draw_grid(axes: Axes, evidence: Evidence, stances: Stances, sources: list[str]) -> None:
    axes.set_xlim(-0.5, max(1, len(sources)) - 0.5)
    axes.set_ylim(max(1, len(stances)) - 0.5, -0.5)
    axes.set_yticks(range(len(stances)), [canvas.fitted(evidence.label(one), _LEFT - 0.1) for one in stances])
    axes.tick_params(length=0, pad=6)
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


def _upright_heads(titles: list[str]) -> list[str]:
    """The titles in up to four lines, or nothing where one of them is too long for its column."""
    room = (canvas.WIDTH - _LEFT - _RIGHT) / max(1, len(titles)) - 0.1
    lines = [canvas.wrapped(title, room, 4) for title in titles]
    return [] if None in lines else ["\n".join(one or ()) for one in lines]


def _draw_heads(axes: Axes, heads: list[str], upright: bool) -> None:
    """The articles above their columns; on a slant where they are many or their titles long."""
    slant: dict[str, Any] = {} if upright else {"rotation": _SLANT, "ha": "left", "rotation_mode": "anchor"}
    for column, head in enumerate(heads):
        axes.annotate(
            head,
            (column - 0.38 if upright else column - 0.3, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 6),
            textcoords="offset points",
            va="bottom" if upright else "baseline",
            color=canvas.SOFT,
            **slant,
        )
    axes.set_xticks([])


def _draw_marks(axes: Axes, stances: Stances, sources: list[str]) -> None:
    short = len(sources) > _FEW
    for row, said in enumerate(stances.values()):
        for column, source in enumerate(sources):
            if source not in said:
                axes.text(column - 0.3, row, "–", color=canvas.SOFT, ha="center", va="center")
                continue
            marker, colour, word = _MARKS[said[source]]
            width = 1.6 if marker == "x" else 0
            axes.scatter([column - 0.3], [row], marker=marker, s=46, color=colour, linewidths=width, zorder=3)
            word = "class" if short and word == _MARKS["class"][2] else word
            axes.text(column - 0.2 + 0.03 * short, row, word, color=colour, va="center", fontsize=8.5)


def _draw_key(axes: Axes) -> None:
    axes.set_axis_off()
    axes.set_xlim(0, canvas.WIDTH)
    axes.set_ylim(0, 1)
    words = {"use": "use or do", "avoid": "avoid", "class": "avoid a class it belongs to", "both": "both"}
    position = _LEFT
    for stance, meaning in words.items():
        marker, colour, _ = _MARKS[stance]
        width = 1.6 if marker == "x" else 0
        axes.scatter([position], [0.5], marker=marker, s=46, color=colour, linewidths=width)
        axes.text(position + 0.14, 0.5, meaning, va="center")
        position += 0.55 + 0.075 * len(meaning)
    axes.text(position, 0.5, "–  nothing", va="center", color=canvas.SOFT)


def _missing(number: int) -> str:
    return (
        f"{count(number, 'article')} with less to say {'is' if number == 1 else 'are'} left out. "
        if number
        else ""
    )


def _describe(evidence: Evidence, stances: Stances, disputed: list[str]) -> str:
    lines = []
    for concept in disputed:
        sides = [
            f"{_MARKS[stances[concept][one]][2]} in {evidence.title(one)}"
            for one in evidence.articles
            if one in stances[concept]
        ]
        lines.append(f"{evidence.label(concept)}: {', '.join(sides)}.")
    agreed = len(stances) - len(disputed)
    return " ".join([*lines, f"On {count(agreed, 'other concept')} the articles that speak agree."])

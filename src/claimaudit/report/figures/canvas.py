"""What all figures share: colours, a sheet measured in inches, and SVG that a page can hold safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from claimaudit.report.visible import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The site's sheet names the same values, so that figures follow a dark screen.
INK: Final = "#1c2126"
SOFT: Final = "#545c64"
LINE: Final = "#d9d7ce"
PAPER: Final = "#ffffff"
BAND: Final = "#f4f3ee"
AVOID: Final = "#a3261c"
USE: Final = "#0a6349"
NORMAL: Final = "#1b5a9c"
WARNING: Final = "#855400"
WHY: Final = "#5a5470"

WIDTH: Final = 9.6
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ACROSS: Final = re.compile(r"translate\(([-0-9.]+) 0\)")
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "claimaudit",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "text.parse_math": False,
    "text.usetex": False,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": SOFT,
    "axes.facecolor": PAPER,
    "figure.facecolor": PAPER,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: ``svg`` holds its title and description for those who cannot see it.

    A notebook shows it as an image; a page takes ``svg`` as it stands.
    """

    name: str
    title: str
    description: str
    caption: str
    svg: str

    def __repr__(self) -> str:
        return f"Picture: {self.title}"

    def _repr_svg_(self) -> str:
        return self.svg


@contextmanager
def settings() -> Iterator[None]:
    """The drawing settings of every figure, for the time of drawing alone."""
    import matplotlib as mpl

    with mpl.rc_context(_SETTINGS):
        yield


def sheet(height: float, width: float = WIDTH) -> Figure:
    """An empty figure of a size in inches."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    FigureCanvasSVG(figure)
    return figure


def axes_at(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes at left, bottom, width and height in inches, without a frame."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes((box[0] / width, box[1] / height, box[2] / width, box[3] / height))
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    return axes


def legend_above(axes: Axes, columns: int, outline: float | None = None) -> None:
    """A key in one line above the axes; ``outline`` gives its boxes an edge where the first bar is empty."""
    legend = axes.legend(
        ncols=columns,
        frameon=False,
        handlelength=1.4,
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        borderaxespad=0.2,
    )
    for box in legend.get_patches() if outline else ():
        box.set_linewidth(outline)


def picture(figure: Figure, name: str, *, title: str, description: str, caption: str = "") -> Picture:
    """Finish a figure as a picture."""
    title, description, caption = map(visible, (title, description, caption))
    written = BytesIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    svg = clean_svg(written.getvalue(), name, title=title, description=description)
    return Picture(name, title, description, caption, svg)


def clean_svg(content: bytes, name: str, *, title: str, description: str) -> str:
    """Make an SVG fit for a page: no style of its own, no remote reference, ids that no other figure has.

    A page's security policy forbids inline style, so what stands in ``style`` becomes attributes; the title and the
    description are what a screen reader says.
    """
    root = etree.fromstring(content)
    for element in root.findall(f"{_SVG}metadata"):
        root.remove(element)
    for element in root.iter(f"{_SVG}style"):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    names: dict[str, str] = {}
    for element in root.iter(etree.Element):
        _move_style(element)
        _shorten(element)
        if "id" in element.attrib:
            element.set("id", names.setdefault(str(element.attrib["id"]), f"{name}{len(names)}"))
    for element in root.iter(etree.Element):
        _rename_links(element, names)
    _describe(root, name, title, description)
    return etree.tostring(root, encoding="unicode").rstrip() + "\n"


def _move_style(element: etree._Element) -> None:
    for part in str(element.attrib.pop("style", "")).split(";"):
        key, _, value = part.partition(":")
        if value.strip():
            element.set(key.strip(), value.strip())


def _shorten(element: etree._Element) -> None:
    """Drop the white space between elements, and say where a letter stands in fewer words: a figure has thousands."""
    if not (element.text or "").strip():
        element.text = None
    if not (element.tail or "").strip():
        element.tail = None
    moved = _ACROSS.fullmatch(element.get("transform", "")) if element.tag == f"{_SVG}use" else None
    if moved:
        element.attrib.pop("transform")
        element.set("x", f"{float(moved.group(1)):.4g}")


def _rename_links(element: etree._Element, names: dict[str, str]) -> None:
    for key, value in [(str(key), str(value)) for key, value in element.attrib.items()]:
        if key in {_XLINK, "href"}:
            element.attrib.pop(key)
            element.set("href", "#" + names[value.removeprefix("#")])
        elif value.startswith("url(#"):
            element.set(key, f"url(#{names[value[5:-1]]})")


def _describe(root: etree._Element, name: str, title: str, description: str) -> None:
    labels = {"title": title, "desc": description}
    for place, (tag, text) in enumerate(labels.items()):
        element = etree.Element(f"{_SVG}{tag}", id=f"{name}-{tag}")
        element.text = text
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-labelledby", " ".join(f"{name}-{tag}" for tag in labels))
    root.set("stroke-linejoin", "round")
    root.attrib.pop("version", "")
    etree.cleanup_namespaces(root)


@cache
def _known_glyphs() -> frozenset[int]:
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(findfont("DejaVu Sans")).get_charmap())


def drawable(text: str) -> str:
    """The text with a box for each character that the figures' font lacks, white space folded."""
    known = _known_glyphs()
    return "".join(one if ord(one) in known else "□" for one in visible(" ".join(text.split())))


@cache
def _letters(size: float, bold: bool) -> Any:  # noqa: ANN401 - what matplotlib measures with has no type of its own
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))
    font.set_size(size, 72)
    return font


def breadth(text: str, size: float = 9.0, *, bold: bool = False) -> float:
    """How many inches a line of text takes in letters of so many points."""
    font = _letters(size, bold)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64 / 72


def fitted(text: str, inches: float, size: float = 9.0, *, bold: bool = False) -> str:
    """The text, cut at a word where it is broader; capitals take more room than a count of letters says."""
    text = drawable(text)
    if breadth(text, size, bold=bold) <= inches:
        return text
    words = text.split(" ")
    while len(words) > 1 and breadth(" ".join([*words, "…"]), size, bold=bold) > inches:
        words.pop()
    text = " ".join(words).rstrip(" ,;:–-")
    while len(text) > 1 and breadth(f"{text} …", size, bold=bold) > inches:
        text = text[:-1]
    return f"{text} …"


def wrapped(text: str, inches: float, lines: int) -> list[str] | None:
    """The text broken into at most so many lines, or None where it, or one of its words, does not fit."""
    rows: list[str] = []
    for word in drawable(text).split(" "):
        if rows and breadth(f"{rows[-1]} {word}") <= inches:
            rows[-1] += f" {word}"
        elif breadth(word) <= inches:
            rows.append(word)
        else:
            return None
    return rows if len(rows) <= lines else None

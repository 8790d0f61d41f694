"""Runs the notebooks, and shows them as pages of the site: without code, scripts or anything from elsewhere."""

from __future__ import annotations

import atexit
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

from lxml import html as lxml_html

from claimaudit.errors import ClaimauditError

if TYPE_CHECKING:
    from nbformat import NotebookNode

PARAMETERS: Final = "parameters"
LIVE: Final = "live"
_TIMEOUT: Final = 600
_ROLES: Final = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
_STEERS: Final = ("script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "noscript")


def run_notebooks(
    folder: Path, *, parameters: Mapping[str, Any] | None = None, save: bool = False
) -> dict[str, NotebookNode]:
    """Run every notebook of a folder, in the order of their names, as if opened there.

    Args:
        folder: where the notebooks lie; it is their working folder.
        parameters: values for names of the cell tagged "parameters", in place of those written there.
        save: write the outputs back; the same articles give the same bytes.

    Returns:
        the notebooks with their outputs, by file name without its ending.

    Raises:
        ClaimauditError: a notebook cannot be read, or a cell of it fails; says which and why.
    """
    done: dict[str, NotebookNode] = {}
    for path in sorted(folder.glob("*.ipynb")):
        notebook = _read(path)
        if parameters:
            _set_parameters(notebook, parameters)
        done[path.stem] = _run(notebook, path)
        if save and not parameters:
            path.write_text(notebook_text(done[path.stem]), encoding="utf-8", newline="\n")
    return done


def _read(path: Path) -> NotebookNode:
    import nbformat

    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise ClaimauditError(
            f"{path}: is no notebook that can be read ({error}); restore it from git"
        ) from error
    return notebook


def _run(notebook: NotebookNode, path: Path) -> NotebookNode:
    """Run one notebook; what its kernel prints for itself, at its end above all, is told only where the kernel died."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    client = NotebookClient(
        notebook,
        timeout=_TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": path.parent}},
    )
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as heard:
        try:
            client.execute(stderr=heard)
        except (CellExecutionError, RuntimeError, TimeoutError) as error:
            atexit.unregister(client._cleanup_kernel)  # noqa: SLF001 - after a kernel that never answered it fails
            heard.seek(0)
            own = heard.read().splitlines() if isinstance(error, RuntimeError) else []
            lines = [line for line in [*str(error).splitlines(), *own] if line.strip()]
            last = lines[-1].strip() if lines else type(error).__name__
            raise ClaimauditError(
                f"{path}: a cell failed ({last}); open it with 'make lab' and run it"
            ) from error
    return cleaned(notebook)


def _set_parameters(notebook: NotebookNode, parameters: Mapping[str, Any]) -> None:
    for cell in notebook.cells:
        if PARAMETERS in cell.metadata.get("tags", []):
            for name, value in parameters.items():
                line = f"{name} = {value!r}"
                cell.source = re.sub(rf"(?m)^{re.escape(name)} *=.*$", line.replace("\\", r"\\"), cell.source)


def cleaned(notebook: NotebookNode) -> NotebookNode:
    """Without what differs from machine to machine: the language's version, the run's times, a terminal's colours."""
    notebook.metadata.pop("language_info", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    for place, cell in enumerate(notebook.cells):
        cell.metadata.pop("execution", None)
        cell["id"] = f"cell-{place:02d}"
    return notebook


def notebook_text(notebook: NotebookNode) -> str:
    """A notebook as its file holds it."""
    import nbformat

    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]


def notebook_title(notebook: NotebookNode, name: str) -> str:
    """The first heading of a notebook, or its name."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = re.search(r"(?m)^# +(.+)$", cell.source)
            if found:
                return found.group(1).strip()
    return name.replace("_", " ")


def notebook_body(notebook: NotebookNode) -> str:
    """The notebook as part of a page: its prose, tables and figures.

    Live tables are left out, since the site has its own; what could run or load something is taken away.
    """
    import copy

    from nbconvert import HTMLExporter

    shown = copy.deepcopy(notebook)
    shown.cells = [_page_cell(cell) for cell in shown.cells if LIVE not in cell.metadata.get("tags", [])]
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(shown)
    return harmless(body)


def _page_cell(cell: Any) -> Any:  # noqa: ANN401 - a notebook's cell has no type of its own
    """A figure as markup of the page instead of an image in it, so that it keeps its words and follows the screen."""
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "image/svg+xml" in data:
            svg = "".join(data.pop("image/svg+xml"))
            data["text/html"] = f'<figure class="picture">{svg}</figure>'
    return cell


def harmless(markup: str) -> str:
    """The markup without scripts, styles of its own, handlers, and addresses that could run or load something.

    What may be wider than a narrow screen, tables and figures, scrolls inside a region that the keyboard reaches.
    """
    root = lxml_html.fragment_fromstring(markup, create_parent="div")
    for element in list(root.iter(*_STEERS)):
        element.drop_tree()
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name.lower().startswith("on") or name.lower() == "style" or _leads_away(name, value):
                element.attrib.pop(name)
    names: Counter[str] = Counter()
    for table in root.iter("table"):
        _let_stack(table)
    for element in list(root.iter("table", "svg")):
        _let_scroll(element, names)
    root.set("class", "notebook")
    return str(lxml_html.tostring(root, encoding="unicode"))


def _let_stack(table: lxml_html.HtmlElement) -> None:
    """On a narrow screen a row is a card whose cells name their columns; roles keep it a table for those who listen."""
    heads = [head.text_content().strip() for head in table.iterfind("./thead/tr/th")]
    table.set("class", "stack")
    for element in table.iter("table", "thead", "tbody", "tr", "th", "td"):
        element.set("role", _ROLES[str(element.tag)])
    for row in table.iterfind("./tbody/tr"):
        for head, cell in zip(heads, row.iterfind("td"), strict=False):
            cell.set("data-head", head)


def _let_scroll(element: lxml_html.HtmlElement, names: Counter[str]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    name = element.findtext("caption") or element.findtext("title") or "Table"
    names[name] += 1
    name = name if names[name] == 1 else f"{name} ({names[name]})"
    region = lxml_html.Element(
        "div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": name}
    )
    parent.replace(element, region)
    region.tail, element.tail = element.tail, None
    region.append(element)


def _leads_away(name: str, value: str) -> bool:
    """Whether an address runs something or loads from elsewhere; a link that a reader follows may lead anywhere."""
    if name.lower() not in {"href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href"}:
        return False
    address = re.sub(r"[\s\x00-\x1f]", "", value).lower()
    if name.lower() == "href":
        return address.startswith(("javascript:", "vbscript:", "data:"))
    return not address.startswith(("#", "data:image/"))

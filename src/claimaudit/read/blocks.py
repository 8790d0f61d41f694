"""Nodes → blocks: the stages that every format shares once its nodes have kinds."""

from __future__ import annotations

from claimaudit.model import Block
from claimaudit.read.furniture import mark_repeated_titles, mark_sections, take_title
from claimaudit.read.lists import set_leads, set_levels
from claimaudit.read.node import Node
from claimaudit.read.outline import set_headings


def finish_blocks(nodes: list[Node], *, levels: bool) -> tuple[tuple[Block, ...], str]:
    """The blocks of an article and its title ("" where it states none).

    ``levels`` says that the nesting of lists is still to be inferred.
    """
    mark_repeated_titles(nodes)
    title = take_title(nodes)
    mark_sections(nodes)
    if levels:
        set_levels(nodes)
    set_leads(nodes)
    set_headings(nodes)
    return tuple(make_block(node) for node in nodes if node.start < node.end), title


def make_block(node: Node) -> Block:
    """The block of one node."""
    return Block(
        kind=node.kind or "paragraph",
        start=node.start,
        end=node.end,
        headings=node.headings,
        lead=node.lead,
        label=node.label,
        marker=node.marker,
        cells=node.cells,
        level=node.level,
    )

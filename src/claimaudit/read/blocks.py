"""Nodes → blocks: the stages that every format shares."""

from __future__ import annotations

from claimaudit.model import Block
from claimaudit.read.furniture import mark_lines, mark_sections
from claimaudit.read.kinds import decide_kinds
from claimaudit.read.lists import set_leads, set_levels
from claimaudit.read.node import Reading
from claimaudit.read.outline import set_headings
from claimaudit.read.titles import fold_title, mark_contents, mark_repeated_titles, take_title


def make_blocks(reading: Reading) -> tuple[tuple[Block, ...], str]:
    """The blocks of an article and its title ("" where it states none)."""
    nodes = reading.nodes
    mark_lines(nodes, reading.text)
    mark_repeated_titles(nodes)
    mark_contents(nodes)
    decide_kinds(nodes, headed=reading.headed)
    title = take_title(nodes) or fold_title(reading.title, nodes)
    mark_sections(nodes)
    if not reading.nested:
        set_levels(nodes)
    set_leads(nodes)
    set_headings(nodes)
    return tuple([node.block() for node in nodes]), title

"""Files → articles: blocks with their heading path, lists, tables and exact offsets."""

from claimaudit.read.articles import read_articles, read_sources, read_text
from claimaudit.read.files import Problem

__all__ = ["Problem", "read_articles", "read_sources", "read_text"]

"""Finds where articles on one subject contradict each other, and states one guidance."""

__version__ = "0.1.0"

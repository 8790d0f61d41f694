"""Figures as SVG with a title and a description, the same bytes every time.

They are drawn without pyplot, so that drawing one leaves no state behind, and carry their message in shape and
words as well as in colour.
"""

from claimaudit.report.figures.canvas import Picture
from claimaudit.report.figures.coverage import coverage_picture
from claimaudit.report.figures.severity import severity_picture
from claimaudit.report.figures.spans import span_picture
from claimaudit.report.figures.stances import stance_picture

__all__ = ["Picture", "coverage_picture", "severity_picture", "span_picture", "stance_picture"]

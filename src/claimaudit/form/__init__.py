"""The reviewers' spreadsheet: out with the evidence, back with rulings."""

from claimaudit.form.filled import read_form
from claimaudit.form.sheets import form_bytes

__all__ = ["form_bytes", "read_form"]

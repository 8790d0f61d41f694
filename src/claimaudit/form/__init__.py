"""The reviewers' spreadsheet: out with the evidence, back with rulings."""

from claimaudit.form.filled import check_overwriting, read_form, read_forms
from claimaudit.form.sheets import form_bytes

__all__ = ["check_overwriting", "form_bytes", "read_form", "read_forms"]

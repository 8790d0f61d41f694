"""The reviewers' spreadsheet: out with the evidence, back with rulings."""

from claimaudit.form.filled import check_overwriting, read_form, read_forms
from claimaudit.form.sheets import form_bytes
from claimaudit.form.taking import fill_in, take_rulings

__all__ = ["check_overwriting", "fill_in", "form_bytes", "read_form", "read_forms", "take_rulings"]

"""What people decide: the record of rulings, which of them stand, and what is left to rule on."""

from claimaudit.review.record import Record, read_record
from claimaudit.review.rulings import Rulings, judge, misread_table
from claimaudit.review.status import misread, status

__all__ = ["Record", "Rulings", "judge", "misread", "misread_table", "read_record", "status"]

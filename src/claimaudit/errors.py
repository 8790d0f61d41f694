"""Errors that a user of the program can do something about."""


class ClaimauditError(Exception):
    """A fault in what the user gave: one line that says what, where and what to do.

    The command line prints the message alone and ends with status 2; a traceback would hide it.
    Faults of the program itself are ordinary exceptions and keep their traceback.
    """

"""Lets ``python -m claimaudit`` run the program."""

from claimaudit.cli import main

if __name__ == "__main__":
    main(prog_name="claimaudit")

"""Articles → claims: spaCy components over one pipeline. Pure: articles in, tables out."""

from claimaudit.stage import make_callable

make_callable(__name__, "claimaudit.extract.table:extract")

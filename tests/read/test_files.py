"""Files: which ones are articles, what they are called, what happens to those that cannot be read."""

import unicodedata

import pytest

from claimaudit.read import read_articles, read_sources

WORDS = "Rest it for two days. Nothing else is needed."


@pytest.fixture
def folder(tmp_path):
    def _folder(**files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return lambda files: _folder(**files)


def ids(paths):
    return [article.source_id for article in read_articles(paths)]


def problems(paths):
    return [(problem.path.rpartition("/")[2], problem.problem) for problem in read_sources(paths)[1]]


def test_ids_are_paths_without_the_ending(folder):
    root = folder({"b.txt": WORDS, "sub/a.md": WORDS, "sub/deep/Z.HTML": WORDS})
    assert ids([root]) == ["b", "sub/a", "sub/deep/Z"]


def test_a_clash_keeps_the_ending(folder):
    root = folder({"a.txt": WORDS, "a.md": WORDS, "b.txt": WORDS})
    assert ids([root]) == ["a.md", "a.txt", "b"]


def test_ids_are_composed_characters(folder):
    root = folder({unicodedata.normalize("NFD", "café.txt"): WORDS})
    assert ids([root]) == ["café"]


def test_the_order_of_the_arguments_is_no_matter_and_twice_is_once(folder):
    root = folder({"b.txt": WORDS, "a.txt": WORDS})
    one = read_articles([root / "b.txt", root / "a.txt", root / "b.txt"])
    assert one == read_articles([root / "a.txt", str(root / "b.txt")])
    assert [article.source_id for article in one] == ["a", "b"]
    assert ids([root, root / "a.txt"]) == ["a", "b"]


def test_the_same_name_in_two_folders_is_told_apart(folder):
    root = folder({"x/a.txt": WORDS, "y/a.txt": WORDS})
    read = ids([root / "x", root / "y"])
    assert len(set(read)) == 2
    assert all(name.endswith("/a.txt") for name in read)


def test_what_is_no_article_in_a_folder_is_left_alone(folder):
    root = folder(
        {"a.txt": WORDS, "README.md": WORDS, "sources.toml": "", ".hidden/b.txt": WORDS, "logo.svg": "<svg/>"}
    )
    assert ids([root]) == ["a"]
    assert problems([root]) == []


def test_a_document_that_cannot_be_read_yet_is_named(folder):
    root = folder({"a.txt": WORDS, "b.docx": b"PK", "c.pdf": b"%PDF"})
    assert ids([root]) == ["a"]
    assert problems([root]) == [("b.docx", "unknown format"), ("c.pdf", "unknown format")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.html", b"<script>x</script>", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"\x89PNG\x00\x01\x02", "undecodable"),
        ("a.txt", b"\x81\x8d\x8f\x90", "undecodable"),
        ("a.html", b"<meta charset=klingon><p>\xe9", "undecodable"),
        ("a.csv", b"a,b", "unknown format"),
    ],
)
def test_what_cannot_be_read_is_a_row_and_no_crash(folder, name, content, problem):
    path = folder({name: content}) / name
    articles, rows = read_sources([path])
    assert articles == []
    assert [row.problem for row in rows] == [problem]
    assert rows[0].remedy
    assert "\n" not in rows[0].detail


def test_missing_files_and_empty_folders_are_rows(tmp_path):
    assert problems([tmp_path / "none.txt"]) == [("none.txt", "not found")]
    assert [problem for _, problem in problems([tmp_path])] == ["no articles"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Café — rest".encode(), "Café — rest"),
        (b"\xef\xbb\xbf" + "Café".encode(), "Café"),
        ("Café".encode("utf-16"), "Café"),
        (b"\xfe\xff" + "Café".encode("utf-16-be"), "Café"),
        ("Café".encode("utf-32"), "Café"),
    ],
)
def test_unicode_is_read_without_its_mark(folder, data, words):
    path = folder({"a.txt": data}) / "a.txt"
    (article,), rows = read_sources([path])
    assert (article.text, rows) == (words, [])


def test_old_windows_text_is_read_and_said_to_be_guessed(folder):
    path = folder({"a.txt": b"caf\xe9 \x96 rest"}) / "a.txt"
    (article,), (row,) = read_sources([path])
    assert article.text == "café – rest"
    assert row.problem == "guessed character set"


def test_html_may_state_its_character_set(folder):
    path = folder({"a.html": b'<meta charset="iso-8859-2"><p>\xb3 for a day</p>'}) / "a.html"
    (article,), rows = read_sources([path])
    assert (article.text, rows) == ("ł for a day", [])


def test_line_ends_stay_as_they_are(folder):
    path = folder({"a.txt": b"Rest it.\r\n\r\nThen walk.\r\n"}) / "a.txt"
    (article,) = read_articles([path])
    assert article.text == "Rest it.\r\n\r\nThen walk.\r\n"
    assert [article.text[b.start : b.end] for b in article.blocks] == ["Rest it.", "Then walk."]


def test_titles_and_publishers_come_from_the_folder(folder):
    statement = """
[articles.a]
title = "Stated"
publisher = "Elm"
[articles.b]
title = "B in words"
title_stated = false
"""
    root = folder(
        {
            "a.txt": f"Own Title\n\n{WORDS}",
            "b.txt": f"Own Title\n\n{WORDS}",
            "c.txt": WORDS,
            "sources.toml": statement,
        }
    )
    assert [(article.title, article.publisher) for article in read_articles([root])] == [
        ("Stated", "Elm"),
        ("Own Title", ""),
        ("", ""),
    ]
    assert read_articles([root / "a.txt"])[0].publisher == "Elm"


def test_a_broken_statement_is_a_row(folder):
    root = folder({"a.txt": WORDS, "sources.toml": "articles = ["})
    articles, rows = read_sources([root])
    assert len(articles) == 1
    assert [row.problem for row in rows] == ["unreadable"]

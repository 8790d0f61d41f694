"""Bytes → text: byte-order marks, declared character sets, and the old Windows one where nothing else fits."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


class UndecodableError(ValueError):
    """The bytes are no text; the message says why in one line."""


def decode(data: bytes, *, declares: bool = False) -> tuple[str, str]:
    """The text of a file without its byte-order mark, and the name of the character set.

    ``declares`` says that the format may state its own set (HTML). The name is "cp1252" where the file is no UTF-8
    and states nothing: a guess, which the caller reports.

    Raises:
        UndecodableError: the file is binary, or its stated character set does not fit.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], name), name
    if b"\x00" in data:
        raise UndecodableError("it holds null bytes, so it is no text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:4096]) if declares else None
    name = stated[1].decode("ascii") if stated else "cp1252"
    if _control_share(data) > 0.02:
        raise UndecodableError("too many of its bytes are control characters, so it is no text")
    return _decode(data, name), name


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except LookupError as error:
        raise UndecodableError(f"it states the unknown character set '{name}'") from error
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start} is no {name}") from error


def _control_share(data: bytes) -> float:
    controls = sum(data.count(bytes([code])) for code in range(32) if code not in {9, 10, 12, 13})
    return controls / max(len(data), 1)

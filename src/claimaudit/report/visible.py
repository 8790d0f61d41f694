"""Characters that steer a text, or cannot be seen, written as words."""

from __future__ import annotations

import json
import re
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

_STEERING: Final = re.compile("[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """Write characters that steer a text, or cannot be seen, as words: U+202E becomes "[U+202E]".

    A mark that turns the direction of what follows would otherwise make a page say what its source does not.
    """
    return _UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def dump_json(document: object) -> str:
    """JSON for people and programs; characters that steer the direction of a text, or hide, are written as escapes."""
    text = json.dumps(document, indent=1, ensure_ascii=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"

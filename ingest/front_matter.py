"""YAML front matter: where it stands in a text, and what it says.

It opens with a line `---` at the head of the text whose next line reads `key: value`, and closes with `---` or `...`.
A rule of dashes above prose is no front matter.
"""

import re
from dataclasses import dataclass

from legatus.ontology.errors import InputError

OPENING = re.compile(r"\A\s*?^---[ \t]*\r?\n", re.MULTILINE)
KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\"']?[A-Za-z_][\w .:-]*[\"']?[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)

#: A value of front matter as read: text, or a list of texts.
Value = str | list[str]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Raw offsets: the YAML from `start` to `end`, the article's own text from `body`."""

    start: int
    end: int
    body: int


def find(raw: str) -> FrontMatter | None:
    """The front matter of a text, or None where there is none, or it is never closed."""
    start = _opened(raw)
    closing = CLOSING.search(raw, start) if start is not None else None
    if start is None or closing is None:
        return None
    return FrontMatter(start, closing.start(), closing.end())


def values(raw: str, origin: str) -> dict[str, Value]:
    """The scalar values and lists of scalars of a text's front matter, by key in lower case; {} without front matter.

    Every scalar is its text as YAML reads it (`2025-01-06`, `true`). Raises InputError with the line of the file where
    the front matter is never closed, or is no YAML mapping.
    """
    start = _opened(raw)
    if start is None:
        return {}
    matter = find(raw)
    if matter is None:
        line = raw.count("\n", 0, start)
        raise InputError(f"{origin}:{line}: the front matter is never closed by a line '---'")
    return {str(key).strip().lower(): value for key, value in _mapping(raw, matter, origin).items()}


def opens(raw: str) -> bool:
    """Whether a text begins with front matter, closed or not."""
    return _opened(raw) is not None


def _opened(raw: str) -> int | None:
    opening = OPENING.match(raw)
    if opening is None:
        return None
    rest = opening.end()
    return rest if KEY.match(raw, rest) or CLOSING.match(raw, rest) else None


def _mapping(raw: str, matter: FrontMatter, origin: str) -> dict[str, Value]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    before = raw.count("\n", 0, matter.start)
    try:
        loaded = yaml.load(raw[matter.start : matter.end], Loader=loader)  # makes texts, runs nothing
    except yaml.MarkedYAMLError as error:
        endless = "end of stream" in (error.problem or "")  # then the mark that helps is where it began
        mark = (error.context_mark if endless else None) or error.problem_mark or error.context_mark
        line = before + (mark.line if mark else 0) + 1
        raise InputError(f"{origin}:{line}: invalid front matter: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise InputError(f"{origin}:{before + 1}: invalid front matter: {str(error).splitlines()[0]}") from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise InputError(f"{origin}:{before + 1}: invalid front matter: expected lines of 'key: value'")
    kept = {key: _value(value) for key, value in loaded.items() if isinstance(key, str)}
    return {key: value for key, value in kept.items() if value is not None}


def _value(value: object) -> Value | None:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(value)
    return None  # a nested mapping says nothing that we map

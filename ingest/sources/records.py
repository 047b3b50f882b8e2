"""Articles as JSON: JSON Lines (`.jsonl`, `.ndjson`), an array of records, or one record (`.json`).

A record holds `text` (with front matter or HTML of its own, if it likes) and may hold `id`, `url`, `title`,
`publisher`, `published` and the other keys of `metadata.FIELDS`; what the record says goes before what its text says.
Further keys are ignored. A wrong record is reported with its line (in an array: its number), and the rest goes in.
"""

import json
from collections.abc import Iterator

from legatus.ingest import front_matter
from legatus.ingest.documents import Document
from legatus.ingest.markup import media
from legatus.ingest.metadata import stated
from legatus.ingest.opened import Failure, Notice, Opened
from legatus.ontology.errors import InputError

NAME = "JSON or JSON Lines"
SUFFIXES = (".jsonl", ".ndjson", ".json")


def recognises(head: str) -> bool:
    """A JSON object or an array of objects at the head."""
    first = head.lstrip()
    if first.startswith("["):
        return first[1:].lstrip().startswith("{")
    return first.startswith("{") and first[1:].lstrip()[:1] == '"'


def documents(opened: Opened) -> Iterator[Document | Failure | Notice]:
    """The records' articles. Raises InputError where the input is empty, not UTF-8, or not JSON at all."""
    if opened.suffix == ".json" or opened.suffix not in SUFFIXES:
        yield from _whole(opened)
    else:
        yield from _lines(opened)


def _whole(opened: Opened) -> Iterator[Document | Failure | Notice]:
    """An array, one record, or JSON Lines under another suffix."""
    text = opened.text()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        first = text.lstrip().split("\n", 1)[0]
        if first.startswith("{") and _is_json(first):
            yield from _lines(opened)
            return
        raise InputError(f"{opened.origin}{_why(error)}") from None
    several = isinstance(data, list)
    for number, record in enumerate(data if several else [data], 1):
        origin = f"{opened.origin}: record {number}" if several else opened.origin
        yield from _record(record, origin, f"{opened.stem}-{number}" if several else opened.stem)


def _lines(opened: Opened) -> Iterator[Document | Failure | Notice]:
    number = 0
    for number, line in opened.lines():
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            column = getattr(error, "colno", 1)
            yield Failure(f"{opened.origin}:{number}", f"invalid JSON: {_reason(error)} at column {column}")
            continue
        yield from _record(record, f"{opened.origin}:{number}", f"{opened.stem}-{number}")
    if number == 0:
        raise InputError(f"{opened.origin}: the file is empty")


def _record(record: object, origin: str, otherwise: str) -> Iterator[Document | Failure | Notice]:
    if not isinstance(record, dict):
        yield Failure(origin, "expected a JSON object with the article's 'text'")
        return
    raw, key = record.get("text"), record.get("id")
    if (wrong := _unusable(raw)) is not None or not isinstance(raw, str):
        yield Failure(origin, wrong or "no text")
        return
    try:
        inner = front_matter.values(raw, f"{origin}: in the text")
    except InputError as error:
        yield Failure(origin, str(error).removeprefix(f"{origin}: "))
        return
    known = stated({str(name).lower(): value for name, value in record.items()}, inner)
    yield from known.notices(origin)
    yield Document(
        key=str(key) if isinstance(key, str | int) and not isinstance(key, bool) and key != "" else otherwise,
        origin=origin,
        raw=raw,
        media=media(raw),
        url=known.url,
        title=known.title,
        publisher=known.publisher,
        published=known.published,
        modified=known.modified,
    )


def _unusable(raw: object) -> str | None:
    """What is wrong with a record's `text`, or None."""
    if raw is None:
        return "the record has no 'text'"
    if not isinstance(raw, str):
        return "the record's 'text' is not a text"
    if not raw.strip():
        return "the record's 'text' is empty"
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"the record's 'text' holds half a character (a lone surrogate) at {error.start}"
    return None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _why(error: Exception) -> str:
    line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
    return f":{line}: invalid JSON: {_reason(error)} at column {column}"


def _reason(error: Exception) -> str:
    return str(getattr(error, "msg", error))

"""Output of an extraction that was stopped: which articles are in it, so that the next run goes on from there.

One line is one article. A line that the stop cut short is taken off; a document is known by its id, and where several
have the same one, the first so many of them are done.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from legatus.ingest.documents import Document
from legatus.ontology.errors import InputError


def finished(file: Path) -> Counter[str]:
    """How many lines each article id has in a file, whose last line is taken off where it is not whole.

    A file that is not there has none. Raises InputError where it is something else than our output.
    """
    if not file.exists():
        return Counter()
    found: Counter[str] = Counter()
    whole = 0
    try:
        with file.open("rb+") as lines:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    break
                found[_id(line, f"{file}:{number}")] += 1
                whole += len(line)
            lines.truncate(whole)
    except OSError as error:
        raise InputError(f"{file}: cannot be gone on with ({error.strerror or error})") from None
    return found


def remaining(documents: Iterable[Document], done: Counter[str]) -> Iterator[Document]:
    """The documents that are not done yet, in their order."""
    left = done.copy()
    for document in documents:
        if left[document.key] > 0:
            left[document.key] -= 1
        else:
            yield document


def _id(line: bytes, origin: str) -> str:
    try:
        made = json.loads(line)
        return str(made["id"])
    except (ValueError, LookupError, TypeError):
        raise InputError(
            f"{origin}: not a line of `legatus extract`; name another file, or leave --resume out"
        ) from None

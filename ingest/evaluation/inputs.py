"""What an evaluation is made of: annotations, documents, what is known of their sources, and predictions.

Annotations are a folder with one `ID.json` an article, an object with the lists `tenure`, `statement`, `event` and
`relation_of_persons`. Predictions are JSON Lines, one article a line, in the same form with its `id`: what
`legatus extract` prints. An article without a line counts as predicted empty; lines of other articles do not count.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from legatus.ingest import front_matter
from legatus.ingest.documents import Document
from legatus.ingest.evaluation.alike import ASPECTS, Record
from legatus.ingest.evaluation.scoring import TYPES, Article
from legatus.ingest.inputs import documents as all_documents
from legatus.ingest.inputs import inputs
from legatus.ingest.opened import Failure, Opened
from legatus.ontology.errors import InputError

Annotation = dict[str, list[Record]]


def annotations(folder: str, ids: Sequence[str] | None = None) -> dict[str, Annotation]:
    """The annotations of a folder by article id; `ids` limits them. Raises InputError where one is not in the form."""
    path = Path(folder)
    if not path.is_dir():
        raise InputError(f"{folder}: expected a folder of annotations, one ID.json an article")
    files = {file.stem: file for file in sorted(path.glob("*.json"))}
    if not files:
        raise InputError(f"{folder}: holds no annotation (ID.json)")
    for ident in ids or ():
        if ident not in files:
            raise InputError(f"{folder}: holds no annotation {ident}.json")
    return {ident: _annotation(files[ident]) for ident in (sorted(files) if ids is None else ids)}


def ids_of(file: str) -> list[str]:
    """The ids that a file names, one a line, each once. Raises InputError where it cannot be read or names none."""
    found = list(dict.fromkeys(_read(Path(file)).split()))
    if not found:
        raise InputError(f"{file}: names no article; expected one id a line")
    return found


def documents(paths: Sequence[str], ids: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids. Raises InputError where one is missing, is there twice, or cannot be read."""
    wanted, found = list(ids), dict[str, Document]()
    failures = []
    for outcome in all_documents(paths):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif isinstance(outcome, Document) and outcome.key in wanted:
            if outcome.key in found:
                raise InputError(f"{outcome.origin}: the document '{outcome.key}' is also {found[outcome.key].origin}")
            found[outcome.key] = outcome
    missing = [ident for ident in wanted if ident not in found]
    if missing:
        cause = f" ({failures[0]})" if failures else ""
        raise InputError(f"{', '.join(paths)}: no document '{missing[0]}', which is annotated{cause}")
    return {ident: found[ident] for ident in wanted}


def predictions(file: str) -> dict[str, Annotation]:
    """Predictions by article id. Raises InputError for a line that is not in the form, or an id that comes twice."""
    found: dict[str, Annotation] = {}
    for origin, row in _rows(file):
        if row["id"] in found:
            raise InputError(f"{origin}: the article '{row['id']}' is predicted twice")
        found[str(row["id"])] = {kind: _records(row.get(kind) or [], kind, origin) for kind in TYPES}
    return found


def about(file: str) -> dict[str, dict[str, Any]]:
    """What JSON Lines say of documents (`kind`, `published` …) by their `id`. Raises InputError for a wrong line."""
    return {str(row["id"]): row for _, row in _rows(file)}


def kinds(paths: Sequence[str]) -> dict[str, str]:
    """The kind of source that documents state themselves: a record's `kind`, or front matter's, by document id."""
    found: dict[str, str] = {}
    for opened in inputs(paths):
        if isinstance(opened, Opened):
            found |= {ident: kind for ident, kind in _stated(opened) if isinstance(kind, str) and kind}
    return found


def articles(
    gold: Mapping[str, Annotation],
    texts: Mapping[str, Document],
    predicted: Mapping[str, Annotation],
    kind_of: Mapping[str, str],
) -> list[Article]:
    """Everything put together, in the order of the annotations."""
    return [
        Article(ident, texts[ident].raw, records, predicted.get(ident, {}), kind_of.get(ident))
        for ident, records in gold.items()
    ]


def _stated(opened: Opened) -> Iterator[tuple[str, object]]:
    if opened.suffix in (".jsonl", ".ndjson"):
        for _, line in opened.lines():
            try:
                row = json.loads(line)
            except ValueError:
                continue  # reported where the documents are read
            if isinstance(row, dict):
                yield str(row.get("id")), row.get("kind")
    elif opened.suffix != ".json":
        yield opened.stem, front_matter.values(opened.text(), opened.origin).get("kind")


def _annotation(file: Path) -> Annotation:
    try:
        made = json.loads(_read(file))
    except ValueError as error:
        raise InputError(f"{file}: invalid JSON ({error})") from None
    if not isinstance(made, dict):
        raise InputError(f"{file}: expected an object with the lists {', '.join(TYPES)}")
    for kind in TYPES:
        if not isinstance(made.get(kind), list):
            raise InputError(f"{file}: expected a list '{kind}'")
    found = {kind: _records(made[kind], kind, str(file)) for kind in TYPES}
    for kind, records in found.items():
        for number, record in enumerate(records, 1):
            for aspect in ASPECTS[kind]:
                if aspect.key not in record:
                    raise InputError(f"{file}: {kind} {number} has no '{aspect.key}'")
    return found


def _records(rows: object, kind: str, origin: str) -> list[Record]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{origin}: expected a list of objects as '{kind}'")
    for row in rows:
        for key in ("evidence", "issues"):
            value = row.get(key)
            if value is not None and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
                raise InputError(f"{origin}: expected a list of texts as '{key}' of a {kind}")
    return rows


def _rows(file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of JSON Lines, each with its file and line."""
    for number, line in enumerate(_read(Path(file)).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{file}:{number}: invalid JSON ({error})") from None
        if not isinstance(row, dict) or "id" not in row:
            raise InputError(f"{file}:{number}: expected an object with the article's 'id'")
        yield f"{file}:{number}", row


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}") from None

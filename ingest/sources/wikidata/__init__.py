"""Positions held, from a slice of Wikidata: entities as JSON, RDF, or a saved query result.

A statement P39 of a person (or P1308 of a position) is a tenure, from P580 to P582. Deprecated statements are left
out. P1365 and P1366 are relations of persons, an end cause (P1534) is a milestone.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from legatus.ingest.files import head, opened, suffix
from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated
from legatus.ingest.sources.wikidata import entities, results, triples
from legatus.ingest.sources.wikidata.model import Held, Moment, Slice
from legatus.ingest.sources.wikidata.moments import edtf
from legatus.ingest.sources.wikidata.posts import Post, ignored, post
from legatus.ontology.dates import bounds
from legatus.ontology.errors import InputError

KIND = "statement"
#: Words in which an end cause or a capacity is told, and what they mean here.
CAUSES = (
    ("died", r"\bdeath\b|\bdied\b"),
    ("resigned", r"\bresign"),
    ("expelled", r"\bexpel|\bexpulsion"),
    ("declared_persona_non_grata", r"persona non grata"),
    ("recalled", r"\brecall"),
)
ACTING = re.compile(r"\bacting\b|\binterim\b|\bprovisional\b|\btemporary\b", re.IGNORECASE)
ABOUT = re.compile(r"\bcirca\b|\bapproximately\b", re.IGNORECASE)


def recognises(path: Path) -> bool:
    """Whether a file holds statements of Wikidata about positions held, by its first kilobytes."""
    text = head(path)
    if suffix(path) in triples.SUFFIXES:
        return "www.wikidata.org/" in text and "P39" in text
    if suffix(path) in (".json", ".jsonl", ".ndjson"):
        entity = re.search(r'"(?:type|id)":\s*"(?:item|Q\d+)"', text) is not None and '"claims"' in text
        return entity or ('"bindings"' in text and "www.wikidata.org/entity/Q" in text and '"position' in text)
    first = text.partition("\n")[0].casefold()
    return suffix(path) in (".csv", ".tsv") and "position" in first and "www.wikidata.org/entity/Q" in text


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each statement. Raises `InputError` where the file is in none of the formats."""
    found = _read(path)
    said = {(h.person, h.position) for h in found.held if not h.inverse}
    seen: set[str] = set()
    for held in found.held:
        if held.key in seen:
            yield Ignored(KIND, "a statement that the file has twice")
            continue
        seen.add(held.key)
        if held.inverse and (held.person, held.position) in said:
            yield Ignored(KIND, "an officeholder (P1308) whose own item says it (P39)")
        else:
            yield _of(held, found)
    yield from found.bad


def _read(path: Path) -> Slice:
    if not path.is_file():
        raise InputError(f"{path}: expected one file: entities as JSON, RDF, or a query result as JSON or CSV")
    if suffix(path) in triples.SUFFIXES:
        return triples.read(path)
    if suffix(path) in (".csv", ".tsv"):
        return results.read(opened(path))
    start = head(path)
    return results.read(opened(path)) if '"bindings"' in start and '"vars"' in start else entities.read(opened(path))


def _of(held: Held, found: Slice) -> Outcome:
    if held.rank == "deprecated":
        return Ignored(KIND, "a statement of deprecated rank")
    label, name = found.label(held.position), found.label(held.person)
    made = post(held, found)
    if isinstance(made, str):
        reason = ignored(label) if label else None
        return Ignored(KIND, reason) if reason else Reported(KIND, held.origin, made)
    if name is None:
        return Reported(KIND, held.origin, f"the person {held.person} has no label in this file")
    left: list[Ignored] = [Ignored(KIND, f"a date that is stated as not known ({p})") for p in held.unknown]
    doubts: list[Reported] = []
    about = any(ABOUT.search(text) for text in _labels(held, found, "P1480"))
    start, end = (_date(m, about, held, doubts) for m in (held.start, held.end))
    if start and end and bounds(start)[0] > bounds(end)[1]:
        return Reported(KIND, held.origin, f"starts {start}, after the end {end}")
    left += [Ignored(KIND, f"a qualifier that is not mapped ({p})") for p in held.others]
    facts = [_tenure(held, found, made, name, start, end)]
    facts += _relations(held, found, name, left)
    facts += _cause(held, found, facts[0], end, left)
    return Mapped(KIND, held.key, tuple(facts), held.release, tuple(left), tuple(doubts))


def _date(moment: Moment | None, about: bool, held: Held, doubts: list[Reported]) -> str | None:
    """A moment as EDTF; one that is none is reported, and the rest of the statement stands."""
    if moment is None:
        return None
    try:
        date = edtf(moment)
    except ValueError as error:
        doubts.append(Reported(KIND, held.origin, str(error)))
        return None
    return f"{date}~" if about and "X" not in date else date


def _tenure(held: Held, found: Slice, made: Post, name: str, start: str | None, end: str | None) -> Stated:
    capacity = (text for p in ("P5102", "P2868", "P3831", "P794") for text in _labels(held, found, p))
    claims = {
        "person": name,
        "personId": f"wikidata:{held.person}",
        "role": made.role,
        "seat": made.seat,
        "sending": made.sending,
        "receiving": made.receiving,
        "status": "acting" if any(ACTING.search(text) for text in capacity) else None,
        "start": start,
        "end": end,
    }
    return Stated("tenure", "officeholder" if held.inverse else "position-held", claims)


def _relations(held: Held, found: Slice, name: str, left: list[Ignored]) -> Iterator[Stated]:
    """Whom the person replaced and by whom they were replaced, where these have names."""
    for p, relation in (("P1365", "predecessor"), ("P1366", "successor")):
        for number, id in enumerate(held.refs.get(p, ())):
            other = found.label(id)
            if other is None:
                left.append(Ignored(KIND, f"a {relation} who has no label in this file"))
                continue
            claims = {"person": other, "relation": relation, "ofPerson": name}
            yield Stated("relation_of_persons", relation, claims, part=f"{relation}-{number + 1}")


def _cause(held: Held, found: Slice, tenure: Stated, end: str | None, left: list[Ignored]) -> Iterator[Stated]:
    """The milestone that ended the term."""
    for text in _labels(held, found, "P1534"):
        kind = next((kind for kind, pattern in CAUSES if re.search(pattern, text, re.IGNORECASE)), None)
        if kind is None:
            left.append(Ignored(KIND, "an end cause that is no milestone"))
            continue
        who = {n: v for n, v in tenure.claims.items() if n not in ("status", "start", "end")}
        yield Stated("milestone", "end-cause", {**who, "claimType": kind, "date": end}, part=kind)


def _labels(held: Held, found: Slice, name: str) -> list[str]:
    return [text for id in held.refs.get(name, ()) if (text := found.label(id)) is not None]

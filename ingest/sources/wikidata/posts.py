"""Positions of Wikidata as posts: by their labels (`roles.csv`), with sender and host from the label, else from the
operator (P137) and the country (P17) of the statement or the position."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legatus.ingest.sources.wikidata.model import Held, Slice
from legatus.ontology.reference import code_for, reference
from legatus.ontology.vocabulary import scheme


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a pattern of whole labels, the role, and the sender where the title has only one."""

    label: re.Pattern[str]
    role: str
    sender: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A post: role, sender, host and seat."""

    role: str
    sending: str
    receiving: str | None
    seat: str | None


def post(held: Held, found: Slice) -> Post | str:
    """The post of a position held, or why it is none."""
    label = found.label(held.position)
    if label is None:
        return f"the position {held.position} has no label in this file"
    candidates = [(row, match) for row in _rows() if (match := row.label.fullmatch(label)) is not None]
    for row, match in candidates:
        made = _post(row, match, held, found)
        if made is not None:
            return made
    if candidates:
        return f"the position '{label}' ({held.position}) does not say whose it is"
    return f"the position '{label}' ({held.position}) is not in the table of roles"


def ignored(label: str) -> str | None:
    """Why a position is out of scope, or None."""
    return next((reason for pattern, reason in _ignored() if pattern.search(label)), None)


def _post(row: Row, match: re.Match[str], held: Held, found: Slice) -> Post | None:
    groups = match.groupdict()
    envoy = row.role in scheme("role").with_flag("envoy")
    named = groups.get("s") or groups.get("s2")
    sender = row.sender or (_code(named) if named else None)
    if named and sender is None:
        return None  # "President of the Senate of …", which is no state
    sender = sender or _by_property(held, found, ("P137",) if envoy else ("P1001", "P642", "P17", "P137"))
    if sender is None:
        return None
    if not envoy:
        organisation = sender in reference().organizations
        return Post(row.role, sender, None, None) if organisation == (row.role == "official_other") else None
    host = _code(groups["h"]) if groups.get("h") else _by_property(held, found, ("P17", "P642", "P1001"))
    if host is None or host == sender:
        return None
    return Post(row.role, sender, host, groups.get("seat"))


def _code(words: str) -> str | None:
    """The code of a state or organisation by its name or adjective."""
    return code_for(re.sub(r"^the ", "", words.strip(), flags=re.IGNORECASE))


def _by_property(held: Held, found: Slice, names: tuple[str, ...]) -> str | None:
    """The first state that a property names: of the statement's qualifiers, then of the position."""
    own = found.items.get(held.position)
    for refs in (held.refs, own.refs if own else {}):
        for name in names:
            codes = {code for id in refs.get(name, ()) if (code := state(id, found)) is not None}
            if len(codes) == 1:
                return codes.pop()
    return None


def state(id: str, found: Slice) -> str | None:
    """The code of an item that is a state or organisation: by P298, else by its label."""
    item = found.items.get(id)
    if item is None:
        return None
    if item.code in reference().states:
        return item.code
    return code_for(item.label) if item.label else None


@cache
def _rows() -> tuple[Row, ...]:
    rows = csv.DictReader(_table("roles.csv").splitlines())
    return tuple(Row(re.compile(r["label"], re.IGNORECASE), r["role"], r["sender"] or None) for r in rows)


@cache
def _ignored() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = csv.DictReader(_table("ignored.csv").splitlines())
    return tuple((re.compile(row["label"], re.IGNORECASE), row["reason"]) for row in rows)


def _table(name: str) -> str:
    return (files(__package__ or "") / name).read_text(encoding="utf-8")

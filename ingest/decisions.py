"""What a person decides about mentions and records: made, checked, and which of them are in force.

Nothing is ever deleted: a decision is a record like any other, and undoing one is a decision too.
"""

import getpass
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from legatus.ontology.dates import is_date
from legatus.ontology.errors import InputError, UsageError
from legatus.ontology.identity import decision_id, tail
from legatus.ontology.record import Record
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import notations

#: What can be compared, and the fields that a decision can settle: everything else of a record follows from these.
COMPARABLE = frozenset({"Person", "Term", "Event", "Statement"})
SETTLED = {
    "Person": frozenset({"name"}),
    "Term": frozenset({"start", "end", "status"}),
    "Milestone": frozenset({"date", "note"}),
    "Event": frozenset({"date", "modality", "mode"}),
    "Statement": frozenset({"date", "stance"}),
    "Mention": frozenset({"person", "start", "end", "status", "date", "note", "modality", "mode", "stance"}),
}

#: Whether a record of that id is known; for a resolved record any id it ever had counts.
Lookup = Callable[[str], bool]


def same(one: str, other: str, *, why: str, exists: Lookup, by: str | None = None, at: str | None = None) -> Record:
    """Two records are one thing. Undone by `revoke`."""
    return _pair("same", one, other, why, exists, by, at)


def different(
    one: str, other: str, *, why: str, exists: Lookup, by: str | None = None, at: str | None = None
) -> Record:
    """Two records that look alike are two things."""
    return _pair("different", one, other, why, exists, by, at)


def later(one: str, other: str, *, why: str, exists: Lookup, by: str | None = None, at: str | None = None) -> Record:
    """A doubtful pair is put off: nothing is decided, and an earlier decision on it no longer counts."""
    return _pair("later", one, other, why, exists, by, at)


def assign(
    mention: str,
    person: str,
    *,
    why: str,
    exists: Lookup,
    of: bool = False,
    by: str | None = None,
    at: str | None = None,
) -> Record:
    """A mention is about this person, not about the one it was joined to.

    `of`: the second person of a relation is meant. A person whose id ends with the mention's own tail is a new one.
    """
    _has_path(mention, "mention")
    _has_path(person, "person")
    if tail(person) != tail(mention):
        _must_exist(person, exists)
    return _decision("assign", mention, why, exists, by, at, field="ofPerson" if of else None, value=person)


def prefer(
    target: str,
    field: str,
    value: str | None = None,
    *,
    why: str,
    exists: Lookup,
    by: str | None = None,
    at: str | None = None,
) -> Record:
    """Of several claims for a field of a record, this value counts.

    `target`: the mention whose claim is preferred (`value` may be left out), or the record with the `value` it is to
    have. Raises `UsageError` for a field that records of that class do not have, or a value that it does not allow.
    """
    fields = SETTLED.get(_class(target), frozenset())
    if field not in fields:
        can = f"there are {', '.join(sorted(fields))}" if fields else "it has none"
        raise UsageError(f"'{field}' is no field of {target} that can be preferred; {can}")
    known = schema().property(field)
    if value is None and not target.startswith("mention/"):
        raise UsageError(f"prefer needs the value that the {field} of {target} is to have")
    if value is not None and known.partial_date and not is_date(value):
        raise InputError(f"'{value}' is no date: expected a day such as 2025-01-06, a month, a year, or EDTF")
    if value is not None and known.values_from and value not in notations(known.values_from):
        raise InputError(f"'{value}' is no {field}; there are {', '.join(sorted(notations(known.values_from)))}")
    return _decision("prefer", target, why, exists, by, at, field=field, value=value)


def retract(target: str, *, why: str, exists: Lookup, by: str | None = None, at: str | None = None) -> Record:
    """A mention, or a whole article or dataset, no longer counts."""
    _has_path(target, "article", "dataset", "mention")
    return _decision("retract", target, why, exists, by, at)


def revoke(decision: str, *, why: str, exists: Lookup, by: str | None = None, at: str | None = None) -> Record:
    """A decision is undone; a revocation can be revoked in turn."""
    _has_path(decision, "decision")
    return _decision("revoke", decision, why, exists, by, at)


def active_decisions(decisions: Iterable[Record]) -> list[Record]:
    """The decisions in force, from the earliest to the latest; revoked ones and the revocations are left out.

    Where two speak of the same thing the later one wins; of two at the same second, the greater id.
    """
    return [decision for decision in in_force(decisions) if decision.text("kind") != "revoke"]


def in_force(decisions: Iterable[Record]) -> list[Record]:
    """The decisions that are not revoked, revocations among them, from the earliest to the latest."""
    known = {decision.id: decision for decision in decisions}
    against: dict[str, list[str]] = {}
    for decision in known.values():
        if decision.text("kind") == "revoke":
            against.setdefault(decision.text("targetIri") or "", []).append(decision.id)
    force: dict[str, bool] = {}
    # A revocation names its target's hash, so it is younger than its target: no circles, and few links a chain.
    for id in sorted(known, key=lambda i: _depth(i, against)):
        force[id] = not any(force[revocation] for revocation in against.get(id, ()))
    chosen = (d for d in known.values() if force[d.id])
    return sorted(chosen, key=lambda d: ((d.text("at") or "").rstrip("Z"), d.id))  # 01Z comes before 01.5Z


def _depth(id: str, against: dict[str, list[str]]) -> int:
    """How long the chain of revocations above a decision is."""
    level, depth = against.get(id, []), 0
    while level:
        level, depth = [higher for lower in level for higher in against.get(lower, [])], depth + 1
    return depth


def _pair(kind: str, one: str, other: str, why: str, exists: Lookup, by: str | None, at: str | None) -> Record:
    if _class(one) != _class(other):
        raise UsageError(f"{one} and {other} are not of one class, so they cannot be compared")
    if _class(one) not in COMPARABLE:
        raise UsageError(f"{kind} compares persons, terms, events or statements; what else there is follows from them")
    if one == other:
        raise UsageError(f"{kind} needs two records, and got {one} twice")
    _must_exist(other, exists)
    return _decision(kind, one, why, exists, by, at, value=other)


def _class(id: str) -> str:
    name = schema().class_of(id)
    return "Term" if "Term" in name.supers else name.name


def _decision(
    kind: str,
    target: str,
    why: str,
    exists: Lookup,
    by: str | None,
    at: str | None,
    *,
    field: str | None = None,
    value: str | None = None,
) -> Record:
    """One decision. Raises `UsageError` where the reason or author is missing or the target is not known."""
    if not why.strip():
        raise UsageError("a decision needs a reason: say why")
    author = (by if by is not None else _user()).strip()
    if not author:
        raise UsageError("a decision needs an author")
    _must_exist(target, exists)
    moment = at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # finely, since the later one wins
    stated = {"kind": kind, "targetIri": target, "field": field, "value": value, "note": why.strip()}
    content = {name: text for name, text in {**stated, "decidedBy": author, "at": moment}.items() if text is not None}
    return Record.of(decision_id(content), **content)


def _user() -> str:
    """The name under which the user is logged in. Raises `UsageError` where the system does not know it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("the system does not say who you are: a decision needs an author") from None


def _has_path(id: str, *paths: str) -> None:
    if id.partition("/")[0] not in paths:
        raise UsageError(
            f"'{id}' is not the id of {' or '.join(f'a {p}' if p != 'article' else 'an article' for p in paths)}"
        )


def _must_exist(id: str, exists: Lookup) -> None:
    if not exists(id):
        raise UsageError(f"there is nothing with the id '{id}'")

"""Whom an act is meant for where its sentence does not say: the other party named, the one answered, the document's."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar
from legatus.ingest.extract.ends import End, Ends

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token


#: So far back, in tokens, the one that acts must have had to do with another for this one to be meant.
TOLD_NEAR = 120


def other(ends: Ends, token: "Token", exclude: Iterable[str]) -> list[End]:
    """The one other party that the sentence names beside `exclude`, else that of what was told just before."""
    known = set(exclude)
    start, end = ends.bounds.get(token.i, (token.i, token.i))
    here = [(i, a.code) for i in range(start, end) for a in ends.cover.get(i, ()) if a.via != "place"]
    codes = {code for _, code in here} - known
    if codes:
        near = {code for i, code in here if code in codes and grammar.within_reach(ends.parsed.doc[i], token)}
        if near or any(ends.cover.get(t.i) for o in grammar.logical_objects(token) for t in grammar.own_phrase(o)):
            return [End(near.pop(), token.i, direct=False)] if len(codes) == 1 and near else []
        aside = told_with(ends, token, known)  # who is named only in a clause on the subject takes no part
        return [End(aside, token.i, direct=False)] if aside is not None else []
    before = {a.code for i in range(max(0, start - 50), start) for a in ends.cover.get(i, ()) if a.via != "place"}
    before -= known
    if (pair := told_with(ends, token, known)) is not None:
        return [End(pair, token.i, direct=False)]
    partners = {*ends.bilateral, *(c for at, *pair in ends.told if start - at < 120 for c in pair)}
    return [End(code, token.i, direct=False) for code in before & partners] if len(before) == 1 else []


def told_with(ends: Ends, token: "Token", doing: Collection[str]) -> str | None:
    """With whom the one that acts has had to do last, not far before a sentence that names nobody else."""
    start, _ = ends.bounds.get(token.i, (token.i, token.i))
    if len(set(doing)) != 1:
        return None
    for at, *pair in reversed(ends.told):
        if start - at > TOLD_NEAR:
            return None
        if set(pair) & set(doing):
            return next((code for code in pair if code not in doing), None)
    return None


def speaking(ends: Ends, token: "Token", other: Collection[str]) -> str | None:
    """For whom somebody speaks who tells of an act: "the ambassador was called in, the Polish ministry said"."""
    start, _ = ends.bounds.get(token.i, (token.i, token.i))
    speaker = ends.speaking.get(start)
    return speaker.code if speaker is not None and len(set(other)) == 1 and speaker.code not in other else None


def answered(ends: Ends, token: "Token", doing: Collection[str]) -> list[End]:
    """Who has just acted against the one that acts now ("Abidjan dismissed the charge")."""
    start, end = ends.bounds.get(token.i, (token.i, token.i))
    there = {a.code for i in range(start, end) for a in ends.cover.get(i, ()) if a.via != "place"}
    if len(set(doing)) != 1 or not there <= set(doing):
        return []
    near = [source for at, source, target in reversed(ends.told) if target in doing and start - at < 90]
    return [End(code, token.i, direct=False) for code in near[:1] if code not in doing]


def partner(ends: Ends, token: "Token", doing: Collection[str]) -> list[End]:
    """With whom the one that acts has just had to do, for "the diplomat", "the envoy"."""
    start, _ = ends.bounds.get(token.i, (token.i, token.i))
    pairs = [pair for at, *pair in reversed(ends.told) if set(pair) & set(doing) and start - at < 120]
    return [End(c, token.i, direct=False) for c in (pairs[0] if pairs else []) if c not in doing]


def alone_with(ends: Ends, token: "Token", doing: Collection[str]) -> bool:
    """Whether an act of one of a document's two parties can only be meant for the other: no third is named."""
    start, end = ends.bounds.get(token.i, (token.i, token.i))
    there = {a.code for i in range(start, end) for a in ends.cover.get(i, ())}
    return len(set(doing)) == 1 and set(doing) | there <= set(ends.bilateral) and ends.dominant()


def parties(ends: Ends, token: "Token") -> list[End]:
    """The two states of an act that names no doer: those that its sentence names, else the document's two."""
    start, end = ends.bounds.get(token.i, (token.i, token.i))
    codes = dict.fromkeys(a.code for i in range(start, end) for a in ends.cover.get(i, ()) if a.via != "place")
    if len(codes) == 2:
        return [End(code, token.i, direct=False) for code in codes]
    if set(codes) <= set(ends.bilateral):
        return [End(code, token.i, direct=False) for code in ends.bilateral]
    return []

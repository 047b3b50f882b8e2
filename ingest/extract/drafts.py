"""Events on their way to facts: one draft a pair of ends, each distinct event once a document."""

from collections.abc import Iterable
from dataclasses import dataclass

from legatus.ingest.documents import Fact, Span
from legatus.ingest.extract.frames import SYMMETRIC
from legatus.ingest.extract.model import Parsed

#: Types that are the same event when their ends and dates agree, whatever is said of them.
ENCOUNTERS = frozenset({"CONSULT", "VISIT", "APPOINT", "DEPART", "EXPEL"})
#: So much of the shorter clause's words must be in the other's for two clauses to state one act.
ALIKE = 0.5


@dataclass(slots=True)
class Draft:
    """An event before it becomes a fact: clean offsets, and what may still be filled from a sentence that follows.

    `own`: its own words and those that only say when or why (`topics.own_words`), None of an envoy's.
    """

    type: str
    source: str | None
    target: str | None
    modality: str
    date: str | None
    issues: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    rule: str
    confidence: float
    words: frozenset[str] = frozenset()
    day: str | None = None
    mode: str | None = None
    own: tuple[str, str] | None = None

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """Source and target; in alphabetical order where they have none."""
        if self.type in SYMMETRIC and self.source and self.target and self.target < self.source:
            return self.target, self.source
        return self.source, self.target


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Each distinct event once: the first complete statement of it, later ones only where something differs."""
    kept: list[Draft] = []
    for item in drafts:
        twin = next((k for k in kept if _same(k, item)), None)
        if twin is None:
            kept.append(item)
            continue
        if item.date and (twin.date is None or len(item.date) > len(twin.date)):
            twin.date = item.date
            if len(twin.evidence) == 1 and item.evidence != twin.evidence and item.type != "CONSULT":
                twin.evidence = (*twin.evidence, *item.evidence)  # what gives the day is the second quote
        twin.mode = twin.mode or item.mode
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.type != b.type or a.ends != b.ends:
        return False
    if a.date and b.date and a.date != b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return False
    if a.evidence == b.evidence:
        return True
    if a.modality != b.modality:
        return False
    if a.type in ENCOUNTERS or a.type == "SUPPORT":
        return True
    if not a.words or not b.words:  # nothing said beyond the verb
        return a.rule == b.rule and a.type in ("SANCTION", "YIELD", "PROTEST", "ASSAULT")
    shared = a.words & b.words
    return len(shared) >= ALIKE * max(1, min(len(a.words), len(b.words)))


def fact(parsed: Parsed, item: Draft) -> Fact:
    """A draft as a fact, its quotes as spans of the raw text."""
    source, target = item.ends
    claims: dict[str, str | tuple[str, ...]] = {"claimType": item.type, "modality": item.modality, "issue": item.issues}
    for name, value in (
        ("sourceActor", source),
        ("targetActor", target),
        ("date", item.date or item.day),
        ("mode", item.mode),
    ):
        if value:
            claims[name] = value
    spans: tuple[Span, ...] = tuple(parsed.clean.raw(start, end) for start, end in item.evidence)
    return Fact("event", claims, spans, f"event.{item.rule}", item.confidence)

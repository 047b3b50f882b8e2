"""What becomes of each record of a reference list: it is mapped to facts, left out for a reason, or refused.

Every record that an importer reads ends as one of these three, so that a run can be audited: records read are mapped,
ignored and reported together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

#: The value or values of a claim; None where nothing is stated.
Claim: TypeAlias = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact that a record states.

    `record_type`: of the vocabulary `record-type` (`tenure`, `milestone`, `event` …). `rule`: the name of the
    importer's rule that read it. `claims`: the names of a Mention's claim properties in the ontology to their values;
    nothing for what is not stated. `part`: what tells several facts of one record apart (`left_post`); empty for its
    main fact. A tenure and its milestones must come from one record, so that they are one term. `confidence`: below 1
    where a rule reads prose.
    """

    record_type: str
    rule: str
    claims: Mapping[str, Claim]
    part: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reported:
    """A record, or a value of one, that is refused because it would give a wrong fact, or is not understood.

    `kind`: what sort of record it is (`person`, `mission`), as in the source's `expects`. `origin`: the file, and the
    line where known (`missions/mexico.xml:17`). `message`: one clause that says what is wrong.
    """

    kind: str
    origin: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A record, or a value of one, that is left out on purpose. `reason`: the same words wherever it is the same."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A record that was read into facts.

    `key`: the record's key in the list, unique and the same in every release. `facts`: what it states; none where its
    values go into the facts of other records (a list of names). `release`: the version of this very record (its last
    change, say), where records have one: what a newer version no longer says ceases to count. `left`: values that are
    left out; `doubts`: values that were not understood, while the rest of the record stands.
    """

    kind: str
    key: str
    facts: tuple[Stated, ...] = ()
    release: str | None = None
    left: tuple[Ignored, ...] = field(default=())
    doubts: tuple[Reported, ...] = field(default=())


Outcome: TypeAlias = Mapped | Ignored | Reported

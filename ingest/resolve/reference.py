"""What resolved records point to: states, organisations, pairs and issues, made when first needed."""

from dataclasses import dataclass, field

from legatus.ontology.identity import agent_id, dyad_name, issue_id
from legatus.ontology.record import Record, Ref
from legatus.ontology.reference import reference as tables
from legatus.ontology.vocabulary import scheme


@dataclass(slots=True)
class Reference:
    """`records`: everything referred to so far, by id."""

    records: dict[str, Record] = field(default_factory=dict)

    def agent(self, code: str | None) -> Ref | None:
        """The state or organisation of a code; None for words and for codes that the tables do not know."""
        if not code:
            return None
        state, organization = tables().states.get(code), tables().organizations.get(code)
        known = state or organization
        if known is None:
            return None
        id = agent_id(code, organization=state is None)
        if id not in self.records:
            self.records[id] = Record.of(id, code=code, name=known.name, altName=known.alt_names)
        return Ref(id)

    def dyad(self, one: str | None, other: str | None) -> Ref | None:
        """The pair of two codes; None unless both are known and differ."""
        if one == other or one is None or other is None or not (_known(one) and _known(other)):
            return None
        a, b = self.agent(one), self.agent(other)
        if a is None or b is None:
            return None
        name = dyad_name((one, other))
        self.records.setdefault("dyad/" + name, Record.of("dyad/" + name, name=name, member=(a, b)))
        return Ref("dyad/" + name)

    def issues(self, codes: tuple[str, ...]) -> list[Ref]:
        """The issues of these codes; Raises `OntologyError` for one that the vocabulary does not have."""
        for code in codes:
            id = issue_id(code)
            if id not in self.records:
                concept = scheme("issue")[code]
                self.records[id] = Record.of(id, code=code, name=concept.label, altName=concept.alt_labels)
        return [Ref(issue_id(code)) for code in codes]


def _known(code: str) -> bool:
    return code in tables().states or code in tables().organizations


def head_role(code: str) -> str | None:
    """The role that heads the executive of a state (`head_of_state` where a president governs), or None."""
    state = tables().states.get(code)
    return state.head if state is not None and state.head else None

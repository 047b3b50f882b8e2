"""Records of every class that conform, and each way of breaking them with the finding that names it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from legatus.ontology.identity import article_id, mention_id, quote_id, sha256, tail
from legatus.ontology.record import Record, Ref, Value, in_order

TEXT = "Envoy Ana Ruiz of Ruritania presented her credentials in Zubrowka. Zubrowka thanked Ruritania for the bridge."
ARTICLE = article_id(None, None, None, None, None, TEXT)
END = TEXT.index(".") + 1
FIRST, SECOND = quote_id(ARTICLE, 0, END), quote_id(ARTICLE, END + 1, len(TEXT))
TENURE, EVENT, STATEMENT, RELATION = (
    mention_id(ARTICLE, kind, "0-1", {}) for kind in ("tenure", "event", "statement", "relation_of_persons")
)
PERSON, TERM = f"person/ana-ruiz.{tail(TENURE)}", f"tenure/ana-ruiz.{tail(TENURE)}"
OTHER, OTHER_TERM = f"person/ivo-lem.{tail(RELATION)}-of", f"tenure/ivo-lem.{tail(RELATION)}"
ACT, SAID, LINK = f"event/a.{tail(EVENT)}", f"statement/s.{tail(STATEMENT)}", f"relation/r.{tail(RELATION)}"
STEP, START = f"milestone/credentials_presented.{tail(TENURE)}", f"milestone/appointed.{tail(TENURE)}"
POST, DECISION, RULE = "post/ambassador.RUR.ZUB", "decision/abcdefghijklmnop", f"administration/lem.{tail(RELATION)}"
THRONE = "post/head_of_state.ZUB"

Data = dict[str, Record]


def clean() -> Data:
    """Records of every class, in order."""
    mention: dict[str, Value] = {
        "inSource": Ref(ARTICLE),
        "extractedBy": "rules@1.0#test",
        "confidence": Decimal("0.9"),
    }
    envoy: dict[str, Value] = {"role": "ambassador", "sending": "RUR", "receiving": "ZUB"}
    made = [
        Record.of("state/RUR", code="RUR", name="Ruritania"),
        Record.of("state/ZUB", code="ZUB", name="Zubrowka"),
        Record.of("organization/EU", code="EU", name="European Union"),
        Record.of("issue/trade", code="trade", name="trade"),
        Record.of("dyad/RUR-ZUB", name="RUR-ZUB", member=[Ref("state/RUR"), Ref("state/ZUB")]),
        Record.of(POST, **envoy, sentBy=Ref("state/RUR"), accreditedTo=Ref("state/ZUB")),
        Record.of(THRONE, role="head_of_state", sending="ZUB", sentBy=Ref("state/ZUB")),
        Record.of(ARTICLE, published="2024-05-06", textSha256=sha256(TEXT), fullText=TEXT, language="en"),
        Record.of(FIRST, text=TEXT[:END], startChar=0, endChar=END),
        Record.of(SECOND, text=TEXT[END + 1 :], startChar=END + 1, endChar=len(TEXT)),
        Record.of(
            TENURE, **mention, recordType="tenure", person="Ana Ruiz", **envoy, status="credentials_presented",
            start="2024-05", quotes=Ref(FIRST),
        ),
        Record.of(
            EVENT, **mention, recordType="event", claimType="SUPPORT", sourceActor="ZUB", targetActor="RUR",
            modality="actual", issue="trade", quotes=Ref(SECOND),
        ),
        Record.of(
            STATEMENT, **mention, recordType="statement", speaker="Ana Ruiz", speakerCountry="RUR", pair="RUR-ZUB",
            stance="cooperative", issue="trade", quotes=Ref(SECOND),
        ),
        Record.of(
            RELATION, **mention, recordType="relation_of_persons", person="Ana Ruiz", relation="successor",
            ofPerson="Ivo Lem", quotes=Ref(FIRST),
        ),
        Record.of(PERSON, name="Ana Ruiz", held=Ref(TERM), denotedBy=Ref(TENURE)),
        Record.of(OTHER, name="Ivo Lem", held=Ref(OTHER_TERM), denotedBy=Ref(RELATION)),
        Record.of(
            TERM, of=Ref(POST), status="credentials_presented", start="2024-05", denotedBy=Ref(TENURE),
            milestone=[Ref(STEP), Ref(START)],
        ),
        Record.of(OTHER_TERM, of=Ref(THRONE), status="incumbent", start="2020", denotedBy=Ref(RELATION)),
        Record.of(STEP, kind="credentials_presented", date="2024-05-05", denotedBy=Ref(TENURE)),
        Record.of(START, kind="appointed", date="2024-02", denotedBy=Ref(TENURE)),
        Record.of(RULE, name="Lem", governs=Ref("state/ZUB"), headedBy=Ref(OTHER_TERM), denotedBy=Ref(RELATION)),
        Record.of(
            ACT, type="SUPPORT", modality="actual", source=Ref("state/ZUB"), target=Ref("state/RUR"),
            between=Ref("dyad/RUR-ZUB"), about=Ref("issue/trade"), date="2024-05-06", score=Decimal("3.5"),
            denotedBy=Ref(EVENT),
        ),
        Record.of(
            SAID, spokenBy=Ref(PERSON), onBehalfOf=Ref("state/RUR"), between=Ref("dyad/RUR-ZUB"), stance="cooperative",
            about=Ref("issue/trade"), text=TEXT[END + 1 :], denotedBy=Ref(STATEMENT),
        ),
        Record.of(LINK, kind="successor", subject=Ref(PERSON), object=Ref(OTHER), denotedBy=Ref(RELATION)),
        Record.of(
            DECISION, kind="retract", targetIri=EVENT, note="The paper withdrew it.", decidedBy="Kim",
            at="2024-06-01T10:00:00Z",
        ),
    ]  # fmt: skip
    return {record.id: record for record in made}


def put(data: Data, id: str, **values: Value | list[Value] | None) -> None:
    """Change a record: replace, or with None drop, some of its values."""
    kept = dict(data[id].values)
    for name, value in values.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = in_order(value if isinstance(value, list) else [value])
    data[id] = replace(data[id], values=kept)


def broken(id: str, **values: Value | list[Value] | None) -> Callable[[Data], None]:
    return lambda data: put(data, id, **values)


def new(id: str, **values: Value | list[Value]) -> Callable[[Data], None]:
    return lambda data: data.update({id: Record.of(id, **values)})


def both(*changes: Callable[[Data], None]) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        for one in changes:
            one(data)

    return change


NEWS = mention_id(ARTICLE, "milestone", "0-1", {})
VIOLATIONS = [
    (broken("state/RUR", code=None), "state/RUR", "code", "a state has a code"),
    (broken("state/RUR", code="Ruri"), "state/RUR", "code", "three capital letters"),
    (broken("organization/EU", code=None), "organization/EU", "code", "an organisation has a code"),
    (broken("organization/EU", code="eu"), "organization/EU", "code", "capital letters and digits"),
    (broken("issue/trade", code=None), "issue/trade", "code", "an issue has a code"),
    (broken("issue/trade", code="cheese"), "issue/trade", "code", "vocabulary of issues"),
    (broken("dyad/RUR-ZUB", member=Ref("state/RUR")), "dyad/RUR-ZUB", "member", "two members"),
    (broken("dyad/RUR-ZUB", name=None), "dyad/RUR-ZUB", "name", "a dyad has a name"),
    (broken(POST, role=None), POST, "role", "a post has a role"),
    (broken(POST, role="viceroy"), POST, "role", "vocabulary of roles"),
    (broken(ARTICLE, textSha256=None), ARTICLE, "textSha256", "has the hash"),
    (broken(ARTICLE, textSha256="abc"), ARTICLE, "textSha256", "64 hexadecimal digits"),
    (broken(ARTICLE, fullText=TEXT + " "), ARTICLE, "textSha256", "is not the hash"),
    (new("dataset/x", publisher="x"), "dataset/x", "name", "a dataset has a name"),
    (broken(FIRST, text=None), FIRST, "text", "has its text"),
    (broken(FIRST, text="Another sentence."), FIRST, "text", "what stands in the article"),
    (broken(FIRST, text=TEXT[: END - 1]), FIRST, "text", "not as long"),
    (broken(FIRST, startChar=None), FIRST, "startChar", "where it starts"),
    (broken(FIRST, endChar=None), FIRST, "endChar", "where it ends"),
    (broken(FIRST, startChar=END), FIRST, "startChar", "starts before it ends"),
    (broken(FIRST, startChar=-1), FIRST, "startChar", "at 0 or later"),
    (broken(FIRST, startChar=1), FIRST, "", "other offsets"),
    (broken(TENURE, inSource=None), TENURE, "inSource", "has a source"),
    (broken(TENURE, inSource=[Ref(ARTICLE), Ref("dataset/x")]), TENURE, "inSource", "at most one value"),
    (broken(TENURE, inSource=Ref("article/aaaaaaaaaaaaaaaa")), TENURE, "quotes", "another article"),
    (broken(TENURE, recordType=None), TENURE, "recordType", "what kind of record"),
    (broken(TENURE, recordType="rumour"), TENURE, "recordType", "vocabulary of record types"),
    (broken(TENURE, extractedBy=None), TENURE, "extractedBy", "who extracted it"),
    (broken(TENURE, quotes=None), TENURE, "", "a quote, or the key"),
    (broken(TENURE, quotes=[Ref(FIRST), Ref(SECOND), Ref(quote_id(ARTICLE, 1, 2))]), TENURE, "quotes", "at most two"),
    (broken(TENURE, confidence=Decimal("1.2")), TENURE, "confidence", "between 0 and 1"),
    (broken(TENURE, status="retired"), TENURE, "status", "vocabulary of statuses"),
    (broken(TENURE, role=None), TENURE, "role", "a tenure has a role"),
    (broken(TENURE, start="yesterday"), TENURE, "start", "is no date"),
    (broken(TENURE, stance="critical"), TENURE, "stance", "no claim of a tenure"),
    (broken(EVENT, claimType="appointed"), EVENT, "claimType", "vocabulary of event types"),
    (broken(EVENT, claimType=None), EVENT, "claimType", "its type as claim type"),
    (broken(EVENT, sourceActor=None), EVENT, "sourceActor", "source actor"),
    (broken(EVENT, modality=None), EVENT, "modality", "has a modality"),
    (broken(EVENT, modality="maybe"), EVENT, "modality", "vocabulary of modalities"),
    (broken(EVENT, mode="telex"), EVENT, "mode", "vocabulary of modes"),
    (broken(EVENT, issue=["trade", "cheese"]), EVENT, "issue", "vocabulary of issues"),
    (broken(STATEMENT, speaker=None), STATEMENT, "speaker", "has a speaker"),
    (broken(STATEMENT, stance=None), STATEMENT, "stance", "has a stance"),
    (broken(STATEMENT, issue=None), STATEMENT, "issue", "has an issue"),
    (broken(RELATION, ofPerson=None), RELATION, "ofPerson", "the other person"),
    (broken(RELATION, relation=None), RELATION, "relation", "says which"),
    (broken(RELATION, person=None), RELATION, "person", "has a person"),
    (
        new(NEWS, inSource=Ref(ARTICLE), extractedBy="a@1", record="1", recordType="milestone", role="ambassador",
            claimType="SUPPORT"),
        NEWS, "claimType", "vocabulary of milestones",
    ),
    (
        new(NEWS, inSource=Ref(ARTICLE), extractedBy="a@1", record="1", recordType="milestone", claimType="died"),
        NEWS, "role", "a milestone has a role",
    ),
    (broken(DECISION, kind="guess"), DECISION, "kind", "vocabulary of decisions"),
    (broken(DECISION, note=None), DECISION, "note", "has a reason"),
    (broken(DECISION, note="  "), DECISION, "note", "is not empty"),
    (broken(DECISION, decidedBy=None), DECISION, "decidedBy", "who decided"),
    (broken(DECISION, targetIri=None), DECISION, "targetIri", "what it is about"),
    (broken(DECISION, at=None), DECISION, "at", "says when"),
    (broken(DECISION, at="soon"), DECISION, "at", "dateTime"),
    (broken(DECISION, kind="prefer"), DECISION, "field", "names the field"),
    (broken(PERSON, name=None), PERSON, "name", "a person has a name"),
    (broken(PERSON, name=["Ana Ruiz", "A. Ruiz"]), PERSON, "name", "at most one value"),
    *(
        (broken(id, denotedBy=None), id, "denotedBy", "no active mention")
        for id in (PERSON, TERM, STEP, RULE, ACT, SAID, LINK)
    ),
    (broken(ACT, denotedBy=Ref(TENURE)), ACT, "denotedBy", "named after a mention that does not state it"),
    (broken(TERM, of=None), TERM, "of", "of a post"),
    (broken(PERSON, held=None), TERM, "^held", "one holder"),
    (broken(OTHER, held=[Ref(OTHER_TERM), Ref(TERM)]), TERM, "^held", "one holder"),
    (
        both(new(f"nomination/ana-ruiz.{tail(TENURE)}", denotedBy=Ref(TENURE), of=Ref(POST), status="nominated")),
        f"nomination/ana-ruiz.{tail(TENURE)}", "^nomineeIn", "one nominee",
    ),
    (broken(PERSON, nomineeIn=Ref(TERM)), PERSON, "nomineeIn", "class Nomination"),
    (broken(STEP, kind="knighted"), STEP, "kind", "vocabulary of milestones"),
    (broken(STEP, kind=None), STEP, "kind", "has a kind"),
    (broken(TERM, milestone=Ref(START)), STEP, "^milestone", "belongs to one"),
    (broken(RULE, governs=None), RULE, "governs", "governs a state"),
    (broken(RULE, headedBy=None), RULE, "headedBy", "headed by"),
    (broken(RULE, name=None), RULE, "name", "has a name"),
    (broken(ACT, type=None), ACT, "type", "has a type"),
    (broken(ACT, type="HUG"), ACT, "type", "vocabulary of event types"),
    (broken(ACT, source=None), ACT, "source", "has a source"),
    (broken(ACT, source=Ref(PERSON)), ACT, "source", "class Agent"),
    (broken(ACT, modality=None), ACT, "modality", "has a modality"),
    (broken(ACT, score=Decimal(11)), ACT, "score", "between -10 and 10"),
    (broken(ACT, status="incumbent"), ACT, "status", "no such property"),
    (broken(SAID, spokenBy=None), SAID, "spokenBy", "has a speaker"),
    (broken(SAID, stance=None), SAID, "stance", "has a stance"),
    (broken(SAID, about=None), SAID, "about", "about an issue"),
    (broken(LINK, kind="rival"), LINK, "kind", "vocabulary of relations"),
    (broken(LINK, kind=None), LINK, "kind", "has a kind"),
    (broken(LINK, subject=None), LINK, "subject", "has a subject"),
    (broken(LINK, object=None), LINK, "object", "has an object"),
    (broken(LINK, object=Ref(PERSON)), LINK, "subject", "themselves"),
]  # fmt: skip

LATER = mention_id(ARTICLE, "tenure", "9-10", {})
RIVAL = [
    new(LATER, inSource=Ref(ARTICLE), extractedBy="rules@1.0#test", recordType="tenure", role="ambassador", record="1"),
    new(f"person/bo.{tail(LATER)}", name="Bo Kern", denotedBy=Ref(LATER), held=Ref(f"tenure/bo.{tail(LATER)}")),
]


def rival(start: str, end: str) -> Callable[[Data], None]:
    """Another ambassador at the same post, between two dates; Ana Ruiz serves from May 2024 to the end of 2025."""
    term = new(f"tenure/bo.{tail(LATER)}", of=Ref(POST), start=start, end=end, status="former", denotedBy=Ref(LATER))
    return both(*RIVAL, term, broken(TERM, end="2025-12-31"))


NAMESAKES = [new(f"person/k{n}.{tail(TENURE)}", name=f"{n} Kohl", denotedBy=Ref(TENURE)) for n in ("Jan", "Eva")]
WARNINGS = [
    (broken(POST, sentBy=None), POST, "sentBy", "nobody is known"),
    (broken(POST, accreditedTo=None, receiving=None), POST, "accreditedTo", "without a host"),
    (broken(POST, accreditedTo=None, receiving="the Balkans"), POST, "accreditedTo", "only as words"),
    (broken(ACT, target=None), ACT, "", "has a target"),
    (broken(ACT, type="EXPEL"), ACT, "", "no envoy is known"),
    (broken(ACT, target=Ref("state/XYZ")), ACT, "target", "not described here"),
    (broken(TERM, disputed="end"), TERM, "disputed", "contradict"),
    (broken(TERM, end="2023"), TERM, "start", "starts after it ends"),
    (broken(STEP, date="2024-01-31"), TERM, "milestone", "before appointed"),
    (rival("2025-06-01", "2026"), POST, "of", "two persons hold it at once"),
    (
        broken(TERM, end="2100"),
        PERSON, "held", "more than 75 years",
    ),
    (broken(EVENT, confidence=Decimal("0.4")), ACT, "denotedBy", "confidence under"),
    (
        both(*NAMESAKES, broken(OTHER, name="Kohl")),
        OTHER, "name", "any of several",
    ),
]  # fmt: skip

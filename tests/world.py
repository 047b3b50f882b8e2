"""A small world of readings, made by hand so that no parser is needed: two states, three articles."""

from legatus.ingest import graph
from legatus.ingest.documents import Document, Fact, Reading, RecordType, Span
from legatus.ontology.record import Record

#: A version of the extractor older than any real one.
EXTRACTOR = "rules@0.1"


def document(
    key: str, raw: str, publisher: str, published: str, *, title: str | None = None, url: str | None = None
) -> Document:
    """An article of that text in a file of its own, with an address made from its publisher and key unless given."""
    return Document(
        key=key,
        origin=f"{key}.txt",
        raw=raw,
        title=title,
        url=url or f"https://{publisher.removeprefix('The ').lower()}.example/{key}",
        publisher=publisher,
        published=published,
    )


def fact(document: Document, kind: RecordType, sentence: str, **claims: str | tuple[str, ...]) -> Fact:
    """A fact whose evidence is one sentence of the document."""
    start = document.raw.index(sentence)
    return Fact(kind, claims, (Span(start, start + len(sentence)),), "by-hand", 0.9)


def reading(document: Document, *facts: Fact, signature: tuple[str, ...] = ()) -> Reading:
    """A reading of a document in English."""
    return Reading(
        document, facts, language="en", published=document.published, title=document.title, signature=signature
    )


ARRIVAL = document(
    "arrival",
    "Ana Ruiz presented her credentials as ambassador of Ruritania. She praised the water treaty.",
    "The Gazette",
    "2021-09-14",
    title="A new ambassador",
)
TARIFFS = document(
    "tariffs",
    "Mexico imposed tariffs on Canadian timber. Canada said no. “We must talk,” said Ambassador Ana Ruiz.",
    "The Gazette",
    "2023-03-02",
    title="Tariffs on timber",
)
FAREWELL = document(
    "farewell",
    "The outgoing ambassador, Ana Ruiz, said goodbye. Canada and Mexico signed a water agreement on Monday.",
    "The Courier",
    "2025-01-06",
    title="Goodbye, ambassador",
)


def readings() -> list[Reading]:
    """Three articles on Canada's ambassador to Mexico, on tariffs, and on a treaty."""
    envoy = {"person": "Ana Ruiz", "role": "ambassador", "sending": "CAN", "receiving": "MEX"}
    return [
        reading(
            ARRIVAL,
            fact(ARRIVAL, "tenure", ARRIVAL.raw[:63], start="2021-09-14", status="credentials_presented", **envoy),
            fact(
                ARRIVAL,
                "statement",
                "She praised the water treaty.",
                speaker="Ana Ruiz",
                speakerCountry="CAN",
                pair="CAN-MEX",
                stance="cooperative",
                issue=("water",),
            ),
        ),
        reading(
            TARIFFS,
            fact(
                TARIFFS,
                "event",
                "Mexico imposed tariffs on Canadian timber.",
                claimType="SANCTION",
                sourceActor="MEX",
                targetActor="CAN",
                issue=("tariffs", "trade"),
                date="2023-03-01",
                modality="actual",
            ),
            fact(TARIFFS, "tenure", "“We must talk,” said Ambassador Ana Ruiz.", status="incumbent", **envoy),
        ),
        reading(
            FAREWELL,
            fact(FAREWELL, "tenure", "The outgoing ambassador, Ana Ruiz, said goodbye.", status="outgoing", **envoy),
            fact(
                FAREWELL,
                "event",
                "Canada and Mexico signed a water agreement on Monday.",
                claimType="AGREE",
                sourceActor="CAN",
                targetActor="MEX",
                issue=("water",),
                date="2025-01-06",
                modality="actual",
            ),
            fact(
                FAREWELL,
                "event",
                "Canada and Mexico signed a water agreement on Monday.",
                claimType="CONSULT",
                sourceActor="CAN",
                targetActor="MEX",
                issue=("water",),
                modality="planned",
                mode="meeting",
            ),
        ),
    ]


def records() -> list[Record]:
    """What the three articles add to the graph."""
    return added(*readings())


def added(*given: Reading) -> list[Record]:
    """What readings add to the graph."""
    return graph.merged(record for one in given for record in graph.records(one, EXTRACTOR))

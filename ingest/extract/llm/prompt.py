"""The question: the guideline, the values that the ontology allows, and the article's clean text."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from legatus.ingest.documents import Reading
from legatus.ingest.extract.annotation import TYPES, keys
from legatus.ontology.vocabulary import scheme

AGAIN = (
    "That was not one JSON object of the form asked for ({why}). Answer again with the JSON object and nothing else."
)


@cache
def instructions(language: str = "en") -> str:
    """The guideline in our words, then the form of the records with the values that every field may have."""
    guideline = files("legatus.ingest.extract").joinpath(language, "llm_guideline.md").read_text("utf-8")
    return "\n".join([guideline.strip(), "", "The keys of the records, and the values that are allowed:", *_forms()])


def question(reading: Reading, text: str) -> str:
    """The article: what is known of it, then its text."""
    known = (
        ("Publisher", reading.document.publisher),
        ("Publication date", reading.published),
        ("Title", reading.title),
    )
    head = [f"{label}: {value}" for label, value in known if value]
    return "\n".join([*head, "", "Text:", text])


def _forms() -> Iterable[str]:
    for kind in TYPES:
        yield f"{kind}: evidence, " + ", ".join(str(key.annotation_key) for key in keys(kind))
    named = {key.annotation_key: key.values_from for kind in TYPES for key in keys(kind) if key.values_from}
    for key, vocabulary in sorted(named.items(), key=str):
        yield f"{key}: " + ", ".join(concept.notation for concept in scheme(str(vocabulary)))
    yield "type: " + ", ".join(f"{c.notation} ({c.definition.rstrip('.')})" for c in scheme("event-type"))

"""Reading short texts of our own as the extractor reads articles."""

from collections.abc import Callable

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract import mentions
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.model import Office, Parsed
from legatus.ingest.extract.parse import parse

Read = Callable[..., Parsed]


@pytest.fixture(scope="session")
def parsed() -> Read:
    """A function that parses a text and finds the actors and persons in it."""

    def read(text: str, *, published: str | None = "2020-03-10", publisher: str | None = None) -> Parsed:
        document = Document(key="t", origin="t", raw=text, published=published, publisher=publisher)
        return mentions.find(parse(document, clean(document), published))

    return read


@pytest.fixture(scope="session")
def held(parsed: Read) -> Callable[..., set[tuple[str, ...]]]:
    """A function that gives the offices in a text: person, role, sending, receiving, status ("" is not stated)."""

    def offices(text: str, **options: str | None) -> set[tuple[str, ...]]:
        return {row(person.name, office) for person in parsed(text, **options).persons for office in person.offices}

    def row(name: str, office: Office) -> tuple[str, ...]:
        return name, office.role, office.sending or "", office.receiving or "", office.status or "incumbent"

    return offices

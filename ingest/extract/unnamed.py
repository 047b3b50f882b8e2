"""Envoys told of without a name ("recalled her ambassador to Kuwait") who are named later ("Ambassador X left")."""

from collections.abc import Container, Sequence

from legatus.ingest.extract import countries
from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.senders import POSSESSIVE
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference

#: What a title of somebody named elsewhere is worth of one beside the name.
SURE = 0.85


def fill(parsed: Parsed, actors: Sequence[Actor], said: Sequence[Title], tied: Container[tuple[int, int]]) -> None:
    """Give bare envoys of a document the two sides of the only envoy of that rank whom it does not name."""
    told = {
        (title.role, sender, title.receivers[0]): title
        for title in said
        if title.kind == "envoy" and not title.plural and len(title.receivers) == 1
        if (title.start, title.end) not in tied and (sender := sender_of(parsed, actors, title))
    }
    for person in parsed.persons:
        for office in person.offices:
            if office.role in ENVOYS and office.sending is None and office.receiving is None:
                able = [side for side in told if side[0] == office.role]
                if len(able) == 1:
                    _, office.sending, office.receiving = able[0]
                    title = told[able[0]]
                    office.title = parsed.text[title.start : title.end]
                    office.confidence = round(office.confidence * SURE, 3)


def sender_of(parsed: Parsed, actors: Sequence[Actor], title: Title) -> str | None:
    """The side that a title names, or whose "its" is."""
    if title.senders:
        return title.senders[0]
    if not POSSESSIVE.search(parsed.text[max(0, title.start - 20) : title.start]):
        return None
    start = next((s.start_char for _, s in parsed.sentences if s.start_char <= title.start < s.end_char), 0)
    states = [a for a in actors if a.code in reference().states and a.code not in title.receivers]
    return countries.nearest(states, start, title.start, title.start)

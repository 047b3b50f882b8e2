"""Envoys listed after "received letters of credence from five heads of mission": accredited to whom, and how far."""

import re
from collections.abc import Sequence

from legatus.ingest.extract import countries
from legatus.ingest.extract.careers import ENVOYS, heads_in
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.when import dates_in

#: A sentence that tells of several envoys' credentials.
TOLD = re.compile(
    r"(?i)\b(?:receiv\w+|accept\w+|present\w+|hand\w+ over|submitt\w+)\b[^.;]{0,60}"
    r"\b(?:letters? of credence|credentials)"
)
SEVERAL = re.compile(
    r"(?i)\b(?:heads of missions?|ambassadors|envoys|high commissioners|diplomats|representatives|new (?:\w+ )?heads)\b"
)
ACCREDITED_TO = re.compile(r"(?i)\baccredited to (?:the )?(?:[\w']+ ){0,4}$")
#: So many sentences after it belong to its list.
REACH = 14


def apply(parsed: Parsed, actors: Sequence[Actor]) -> None:
    """Give the envoys of such a list the state that receives them, the status of it and the day."""
    sentences = [sentence for _, sentence in parsed.sentences]
    for place, sentence in enumerate(sentences):
        if not (TOLD.search(sentence.text) and SEVERAL.search(sentence.text)):
            continue
        where = (sentence.start_char, sentence.end_char)
        host = host_of(parsed, actors, where)
        days = {when.value for when in dates_in(sentence.text, parsed.published) if len(when.value) == 10}
        end = sentences[min(len(sentences) - 1, place + REACH)].end_char
        for office in (o for person in parsed.persons for o in person.offices):
            listed = where[0] <= office.evidence[0][0] < end and office.role in ENVOYS
            free = office.receiving is None and office.status in (None, "incumbent")
            if host and listed and free and office.sending not in (None, host):
                office.receiving, office.status = host, "credentials_presented"
                if len(days) == 1 and office.start is None:
                    office.start = next(iter(days))


def host_of(parsed: Parsed, actors: Sequence[Actor], where: tuple[int, int]) -> str | None:
    """The state to which a sentence says that envoys are accredited; else that of the head who receives them."""
    here = [a for a in actors if where[0] <= a.start and a.end <= where[1]]
    for actor in here:
        if ACCREDITED_TO.search(parsed.text[where[0] : actor.start]):
            return actor.code
    heads = heads_in(parsed, *where)
    return heads.pop() if len(heads) == 1 else countries.house(parsed)

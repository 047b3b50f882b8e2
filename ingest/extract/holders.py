"""From ties to offices: what each person of a document holds, each office with all that is said of it."""

from collections.abc import Sequence

from legatus.ingest.extract import (
    administrations,
    careers,
    countries,
    nominals,
    offices,
    pronouns,
    senders,
    status_acts,
    terms,
)
from legatus.ingest.extract.model import Actor, Office, Parsed, Person
from legatus.ingest.extract.offices import Tie
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference

Place = tuple[int, int]
#: A title that shares its state with the whole sentence is less sure than one that names it.
GUESSED = 0.7
#: The title of an organisation's head or official, whatever it is called there.
ORGANISED = {
    "head_of_state": "official_other",
    "head_of_government": "official_other",
    "minister_other": "official_other",
}


def find(parsed: Parsed, actors: Sequence[Actor], said: Sequence[Title]) -> list[tuple[int, int, Person]]:
    """Give the persons of a document their offices and countries.

    Returns the words other than names that stand for one of them: titles ("the outgoing ambassador") and pronouns.
    """
    text = parsed.doc.text
    meant = pronouns.find(parsed)
    waiting: list[tuple[Tie, Place]] = []
    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        here = [title for title in said if start <= title.start and title.end <= end]
        ties = offices.ties(text, start, end, here, parsed.persons, actors, meant)
        waiting += [(tie, (start, end)) for tie in ties]
    # offices that name their side first: others may take it from them
    for tie, where in sorted(waiting, key=lambda item: not stated(item[0])):
        tie.person.offices += made(parsed, tie, where, actors, said)
    administrations.find(parsed)
    careers.settle(parsed, actors)
    named = nominals.resolve(parsed, said, [(tie.title.start, tie.title.end) for tie, _ in waiting])
    recall(parsed, named)
    standing = [(title.start, title.end, person) for title, person in named] + meant
    status_acts.apply(parsed, standing)
    careers.age(parsed)
    for person in parsed.persons:
        person.country = senders.country(person, parsed.published)
    return standing


def stated(tie: Tie) -> bool:
    """Whether the phrase itself names the side that sends."""
    return bool(tie.sender or tie.title.senders or tie.title.scope)


def made(parsed: Parsed, tie: Tie, where: Place, actors: Sequence[Actor], said: Sequence[Title]) -> list[Office]:
    """The offices that a tie states: one, or one a receiving state."""
    title, link = tie.title, tie.link
    sender, sure = senders.sending(parsed, tie, where, actors)
    role = ORGANISED.get(title.role, title.role) if sender in reference().organizations else title.role
    if title.text == "Secretary" and countries.by_table(tie.person, "foreign_minister", parsed.published) == "USA":
        role = "foreign_minister"
    possessor = countries.possessor(parsed, title.start)
    past = possessor is not None and countries.past(possessor, parsed.published)
    receivers: list[str | None] = [*title.receivers] or [title.subject]
    found = []
    for receiver in receivers:
        office = Office(
            role=role,
            sending=sender,
            receiving=receiver,
            status=title.status or link.status or ("former" if past else None),
            title=parsed.doc.text[title.start : title.end],
            evidence=[where],
            rule=link.rule,
            confidence=round(link.confidence * (1 if sure else GUESSED), 3),
        )
        start, end = where
        stops = [t.start - start for t in said if start <= t.start < end and t is not title]
        terms.state(
            office, parsed.doc.text[start:end], (title.start - start, title.end - start), parsed.published, stops
        )
        found.append(office)
    return found


def recall(parsed: Parsed, named: Sequence[tuple[Title, Person]]) -> None:
    """Add to an office what a title that stands for its holder says ("the outgoing ambassador")."""
    for title, person in named:
        office = next(office for office in person.offices if nominals.fits(office, title))
        where = next(
            (s.start_char, s.end_char) for _, s in parsed.sentences if s.start_char <= title.start < s.end_char
        )
        if where not in office.evidence:
            office.evidence.append(where)
        if title.status and (office.status is None or careers.later(title.status, office.status)):
            office.status = title.status
        if office.receiving is None and title.receivers:
            office.receiving = title.receivers[0]

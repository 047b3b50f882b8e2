"""Who is in a text: the actors and persons of a parsed document, in one pass."""

from legatus.ingest.extract import actors, holders, persons
from legatus.ingest.extract.model import Actor, Parsed


def find(parsed: Parsed) -> Parsed:
    """Fill `actors` and `persons` of what was parsed, and return it."""
    named = actors.find(parsed)
    text = parsed.doc.text
    fixed = [(actor.start, actor.end) for actor in named]
    found = persons.spans(parsed, fixed)
    people = persons.group(text, found)
    people = persons.group(text, [*found, *persons.again(text, people, [*found, *fixed])])
    parsed.persons = people
    parsed.actors = named
    standing = holders.find(parsed, named)
    by_title = [Actor(t.start, t.end, p.country, "person", p) for t, p in standing if p.country]
    parsed.actors = sorted(
        [*named, *spoken_for(parsed), *by_title], key=lambda actor: (actor.start, -actor.end, actor.code)
    )
    return parsed


def spoken_for(parsed: Parsed) -> list[Actor]:
    """Every mention of a person whose country is known, as an actor."""
    return [
        Actor(start, end, person.country, "person", person)
        for person in parsed.persons
        if person.country
        for start, end in person.mentions
    ]

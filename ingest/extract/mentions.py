"""Who is in a text: the actors and persons of a parsed document, in one pass."""

from legatus.ingest.extract import actors, holders, person_cues, persons, titles
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.titles import Title


def find(parsed: Parsed) -> Parsed:
    """Fill `actors` and `persons` of what was parsed, and return it."""
    named = actors.find(parsed)
    said = titles.of_document(parsed, named)
    name_persons(parsed, named, said)
    parsed.actors = named
    standing = holders.find(parsed, named, said)
    others = [Actor(start, end, p.country, "person", p) for start, end, p in standing if p.country]
    parsed.actors = sorted(
        [*named, *spoken_for(parsed), *others], key=lambda actor: (actor.start, -actor.end, actor.code)
    )
    return parsed


def name_persons(parsed: Parsed, named: list[Actor], said: list[Title]) -> None:
    """Fill `persons`: what the recogniser sees, what stands where persons stand, and both again wherever they recur."""
    text = parsed.text
    fixed = [(actor.start, actor.end) for actor in named] + [(title.start, title.end) for title in said]
    found = persons.spans(parsed, fixed)
    cued = persons.apart(person_cues.find(parsed, said, named), fixed)
    found = persons.joined(parsed.doc, found, cued)
    people = persons.group(text, found)
    parsed.persons = persons.group(text, [*found, *persons.again(text, people, [*found, *fixed])])


def spoken_for(parsed: Parsed) -> list[Actor]:
    """Every mention of a person whose country is known, as an actor."""
    return [
        Actor(start, end, person.country, "person", person)
        for person in parsed.persons
        if person.country
        for start, end in person.mentions
    ]

"""Days on which somebody in office began or ended, told of the person without the office: "Prieto resigned on 5 May".

Only where the person has one office that may be meant, whose beginning or end is not stated beside its title.
"""

import re
from typing import NamedTuple

from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.when import dates_in

#: What stands between a verb and its day: no other clause.
FAR = 110
#: What stands between a person and the verb: no other person, no other clause with its own subject.
NEAR = 80
DENIED = re.compile(r"(?i)\b(?:not|never|would|will|could|may|might|if|unless|refus\w+|threat\w+|offer\w+|to)\b[^,;]*$")
CLAUSE = re.compile(r"[.;:]|,? (?:after|before|when|while|because|although|but|until)\b")
#: Statuses of somebody who is no longer in office, or leaves it.
GONE = frozenset({"former", "resigned", "recalled", "outgoing", "withdrawn", "expelled"})


class Step(NamedTuple):
    """A verb that begins (`start`) or ends (`end`) an office, of envoys only or anybody, of some statuses or any."""

    field: str
    pattern: re.Pattern[str]
    envoys: bool
    statuses: frozenset[str] | None


STEPS = (
    Step(
        "start",
        re.compile(r"\bpresented (?:his|her|their) (?:letters? of )?(?:credentials|credence)\b"),
        True,
        None,
    ),
    Step("start", re.compile(r"\b(?:took office|took up (?:office|(?:his|her|the) (?:post|duties)))\b"), False, None),
    Step("start", re.compile(r"\bwas posted to (?-i:[A-Z])\w+"), True, None),
    Step(
        "end",
        re.compile(r"\b(?:resigned|stepped down|left office|left (?:his|her) post|was (?:ousted|deposed|toppled))\b"),
        False,
        GONE,
    ),
    Step("end", re.compile(r"\b(?:left|departed) (?-i:[A-Z])\w+"), True, GONE),
    Step("end", re.compile(r"\bwhose (?:term|tenure|mandate|posting) (?:ended|expired)\b"), False, GONE),
)


def apply(parsed: Parsed) -> None:
    """Date the offices of a document by what else it says of their holders."""
    for _, sentence in parsed.sentences:
        text = sentence.text
        for step in STEPS:
            for match in step.pattern.finditer(text):
                person = _subject(parsed, sentence.start_char, match.start(), text)
                day = _day(text[match.end() : match.end() + FAR], parsed.published)
                office = _office(person, step) if person is not None and day is not None else None
                if office is not None:
                    setattr(office, step.field, day)


def _subject(parsed: Parsed, start: int, at: int, text: str) -> Person | None:
    """Who is named last before a verb, near it, unless what is between denies it or begins a clause of its own."""
    named = [(e, p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= start + at]
    if not named:
        return None
    end, person = max(named, key=lambda pair: pair[0])
    between = text[end - start : at]
    return None if len(between) > NEAR or DENIED.search(between) or CLAUSE.search(between) else person


def _day(after: str, published: str | None) -> str | None:
    """The first date after a verb in its own clause."""
    clause = CLAUSE.search(after)
    dates = dates_in(after, published)
    parted = dates and clause is not None and clause.start() < dates[0].start
    return dates[0].value if dates and not parted else None


def _office(person: Person, step: Step) -> Office | None:
    """The one office of a person that a step may be meant of, if it has no such day yet."""
    able = [
        office
        for office in person.offices
        if (not step.envoys or office.role in ENVOYS) and (step.statuses is None or office.status in step.statuses)
    ]
    return able[0] if len(able) == 1 and getattr(able[0], step.field) is None else None

"""How facts and dates are put into words, for every view that people read."""

import re
from datetime import date as Day

from legatus.ontology.dates import EARLIEST, LATEST, bounds, is_date
from legatus.ontology.vocabulary import names, scheme
from legatus.queries.dossier.model import Dossier, Fact

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: The vocabulary of the kinds of each class.
SCHEMES = {
    "event": "event-type",
    "statement": "stance",
    "milestone": "milestone",
    "tenure": "status",
    "nomination": "status",
    "administration": "status",
}
#: How a class is headed where several facts of it stand together.
PLURALS = {
    "event": "Events",
    "statement": "Statements",
    "milestone": "Milestones",
    "tenure": "Terms of office",
    "nomination": "Nominations",
    "administration": "Administrations",
}


def label(vocabulary: str, notation: str) -> str:
    """What a value of a vocabulary is called; a value that it does not know stands as it is."""
    if vocabulary in names() and notation in scheme(vocabulary):
        return scheme(vocabulary)[notation].label
    return notation.replace("_", " ")


def kind(fact: Fact) -> str:
    """The kind of a fact in words: `agree`, `critical`, `credentials presented`."""
    return label(SCHEMES[fact.what], fact.kind)


def post(fact: Fact, dossier: Dossier) -> str:
    """The post of a term: its seat or role, who sends and who receives."""
    role = fact.seat or label("role", fact.role)
    sending = fact.sending and f"of {in_text(dossier.called(fact.sending))}"
    receiving = fact.receiving and f"to {in_text(dossier.called(fact.receiving))}"
    return " ".join(filter(None, (role, sending, receiving)))


def who(fact: Fact, dossier: Dossier) -> str:
    """Who it is about, with names for codes."""
    if fact.what == "event":
        ends = [dossier.called(code) for code in (fact.sending, fact.receiving) if code]
        return (" → " if "→" in fact.who else ", ").join(ends)
    if fact.what == "statement":
        name = dossier.called(fact.sending) if fact.sending else ""
        speaker = fact.who.removesuffix(f" ({fact.sending})")
        return f"{speaker} ({name})" if name and name != speaker else speaker
    if fact.what == "administration":
        return fact.who
    return ", ".join(filter(None, (fact.who, post(fact, dossier))))


def headline(fact: Fact, dossier: Dossier) -> str:
    """A fact in one line: `Agree: Mexico, United States`, `Ana Ruiz, ambassador of Canada: credentials presented`."""
    said, about = kind(fact), who(fact, dossier)
    if fact.what == "event":
        said += f" ({label('modality', fact.modality)})" if fact.modality not in ("", "actual") else ""
        return f"{said[:1].upper()}{said[1:]}: {about}"
    if fact.what == "statement":
        return f"{about}: {said} statement"
    return f"{about}: {said}"


def year(fact: Fact) -> str:
    """The heading under which a fact stands: the year by which it had begun."""
    return str(fact.begun.year) if fact.begun else "Undated"


def when(fact: Fact) -> str:
    """When it was, as finely as the sources say: of a term its beginning and end."""
    if not fact.lasting:
        return words(fact.date) if fact.date else "undated"
    begun, ended = (words(date) for date in (fact.start, fact.end))
    if begun and ended:
        return f"began {_day(begun)}, ended {_day(ended)}"
    if begun or ended:
        return f"began {_day(begun)}" if begun else f"ended {_day(ended)}"
    if not fact.date:
        return "undated"
    return words(fact.date) if "/" in fact.date else f"as of {words(fact.date)}"


def quoted(text: str) -> str:
    """Words of a source in quotation marks, unless they bring their own."""
    said = text.strip()
    return said if said[:1] in '“"«„' and said[-1:] in '”"»“.' and said[:1] else f"“{said}”"


def words(date: str | None) -> str:
    """A date as people write it: `6 Jan 2025`, `about 2021`, `by 6 Jan 2025`, `between … and …`, `2021 or later`.

    What is no date stands as it is.
    """
    if not date or not is_date(date):  # a claim may be any text
        return date or ""
    first, slash, last = date.partition("/")
    if not slash:
        return _single(date)
    if first in ("", ".."):
        return f"by {_single(last)}"
    if last in ("", ".."):
        return f"{_single(first)} or later"
    return f"between {_single(first)} and {_single(last)}"


def is_day(text: str) -> bool:
    """Whether a text is a day such as 2025-01-06, and nothing less certain."""
    return bool(_DAY.fullmatch(text)) and is_date(text)


def span(first: Day, last: Day) -> str:
    """A time with its two ends; an open one is left out."""
    if first == last:
        return day(first)
    return f"{'' if first == EARLIEST else day(first)} – {'' if last == LATEST else day(last)}".strip()


def day(value: Day) -> str:
    """A day: `6 Jan 2025`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _single(date: str) -> str:
    doubt = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(date[-1:], "")
    plain = date.rstrip("~?%")
    parts = plain.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return doubt + _bounded(plain)
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return doubt + _bounded(plain)
    said = str(int(parts[0]))
    if len(parts) > 1:
        said = f"{MONTHS[int(parts[1]) - 1]} {said}"
    return doubt + (f"{int(parts[2])} {said}" if len(parts) > 2 else said)


def _bounded(date: str) -> str:
    """The rarer forms of EDTF (seasons, unknown digits) by their first and last day."""
    low, high = bounds(date)
    return span(low, high)


def _day(said: str) -> str:
    """A date after a verb: `on 6 Jan 2025`, `in 2021`, `by 2021`, `between … and …`, `about 2021`."""
    if not said[:1].isdigit() and said.split(" ")[0] not in MONTHS:
        return said
    return f"on {said}" if said[:1].isdigit() and " " in said else f"in {said}"


def in_text(name: str) -> str:
    """A name within a sentence: some states take an article."""
    plural = name.startswith(("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "European Union"))
    return f"the {name}" if plural else name

"""The state for which a publisher speaks, by its own name: "Embassy of Spain in Manila", a foreign ministry."""

import re
from functools import cache

from legatus.ingest.extract.names import names
from legatus.ontology.reference import reference

#: Publishers that are a mission or ministry; news agencies and papers of a country do not speak for it.
OFFICIAL = re.compile(
    r"\b(?:Embassy|High Commission|Consulate|Permanent Mission|Mission to|Ministry|Minister|Department of (?:Foreign|"
    r"External|State)|Foreign Office|Foreign Affairs|Global Affairs|External Affairs|"
    r"Office of the (?:President|Prime Minister)|Government|State House|Presidency|Royal Court|"
    r"Pr[ée]sidence|Presidencia|Chancellery|Chancelier|Canciller[íi]a|Cabinet Office|Amiri Diwan|Minist[èe]re|"
    r"Ministerio)\b"
)
#: The federation of which a state bears the name of a country.
NAMESAKE = "USA"
#: Where the state of a mission's seat begins: "Embassy of Spain in Manila", "German Embassy to Mongolia".
HOST = re.compile(r"\b(?:in|to|at)\b|,")
MISSION = re.compile(r"\b(?:Embassy|High Commission|Consulate|Mission)\b")


def mission(publisher: str) -> bool:
    """Whether a publisher is an embassy or the like, whose bare "Ambassador" is its own."""
    return bool(MISSION.search(publisher))


@cache
def speaks_for(publisher: str) -> str | None:
    """The code of the only state that the name of an official publisher belongs to, or None."""
    if not OFFICIAL.search(publisher):
        return None
    host = HOST.search(publisher)
    own = publisher[: host.start()] if host is not None else publisher
    codes = _states(own)
    if not codes and not mission(publisher):  # "Ministry of Foreign Affairs, Islamabad"
        codes = _states(publisher)
    return codes.pop() if len(codes) == 1 else None


def _states(words: str) -> set[str]:
    """The states that words name; no province has a foreign ministry, so of one name the last is the country."""
    several = [hit.value.codes for hit in names().find(words) if hit.value.codes]
    return {codes[-1] if codes[0] == NAMESAKE else codes[0] for codes in several} & set(reference().states)


@cache
def host(publisher: str) -> str | None:
    """The code of the state in which a mission sits by its name: "Embassy of Spain in Manila"; None of others."""
    at = HOST.search(publisher)
    if at is None or not mission(publisher):
        return None
    codes = {hit.value.codes[0] for hit in names().find(publisher[at.end() :]) if hit.value.codes}
    found = codes & set(reference().states)
    return found.pop() if len(found) == 1 else None

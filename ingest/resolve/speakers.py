"""Whether a speaker is a person, or an office, institution or state that speaks."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from legatus.ontology.reference import code_for, fold
from legatus.ontology.reference import reference as tables
from legatus.ontology.vocabulary import scheme


@lru_cache(maxsize=65536)
def looks_like_a_person(speaker: str) -> bool:
    """Whether a speaker's name has the form of a person's full name: two to six words, none of them of an office.

    One word alone (`Kremlin`, a surname) is left to what else is known.
    """
    words = speaker.split()
    if not 2 <= len(words) <= 6 or _an_institution(speaker) or re.search(r"\d|[:;/()]|['’]s\b", speaker):
        return False
    folded = [word.strip(".,").casefold() for word in words]
    if folded[0] in ("the", "a", "an") or any(w in _words("institution") or w in _words("title") for w in folded):
        return False
    if folded[0] in _adjectives():
        return False
    return all(_capital(word) or word.casefold() in _words("particle") for word in words)


def _capital(word: str) -> bool:
    """Whether a word is written as a name is: with a capital (`d'Arcy` too), or in a script that has none."""
    first = re.sub(r"^[dl]['’]", "", word)[:1]
    return first.isalpha() and first == first.upper()


@lru_cache(maxsize=65536)
def may_be_a_surname(speaker: str) -> bool:
    """Whether one word, or words with a particle, may be a person's surname: not an institution, state or capital."""
    return not _an_institution(speaker) and not speaker.startswith(("The ", "the ")) and ":" not in speaker


def _an_institution(speaker: str) -> bool:
    folded = fold(speaker)
    return code_for(speaker) is not None or folded in _phrases() or folded in _words("institution")


@cache
def _phrases() -> frozenset[str]:
    """Institutions, capitals and the names of roles, as the tables and the vocabulary have them."""
    found = {fold(row.phrase) for row in tables().institutions}
    for state in tables().states.values():
        found |= {fold(place) for place in (state.capital, *state.capital_alt) if place}
    found |= {fold(label) for role in scheme("role") for label in (role.label, *role.alt_labels)}
    return frozenset(found)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(fold(word) for state in tables().states.values() for word in state.adjectives)


@cache
def _words(kind: str) -> frozenset[str]:
    """Words that tell names from other phrases: of an `institution`, of a `title` (who is called only by titles is not
    named), or a `particle` within names, written small."""
    text = (files("legatus.seeds.reference") / "office-words.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)

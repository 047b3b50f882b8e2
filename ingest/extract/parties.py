"""Whose a document is, and which two parties it is about.

A document of an office has a home: the state that "the President", "the Ministry" and "we" belong to in it. Most
documents on relations are of two states, which "both sides" and "the two countries" stand for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from legatus.ingest.extract import countries, lexicon
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.names import names
from legatus.ingest.extract.voice import Voice

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: Nouns that stand for both parties of a document: "the two leaders", "both sides", "the parties".
BOTH = frozenset(
    {
        "country",
        "side",
        "leader",
        "nation",
        "government",
        "president",
        "party",
        "minister",
        "state",
        "neighbor",
        "neighbour",
        "counterpart",
        "official",
        "two",
        "both",
        "delegation",
        "ally",
        "power",
        "capital",
        "rival",
        "secretary",
    }
)
#: Plurals that mean those who were named together before, and what may stand with them.
GROUPS = frozenset(
    {
        "minister",
        "leader",
        "country",
        "nation",
        "party",
        "side",
        "government",
        "president",
        "state",
        "neighbor",
        "neighbour",
    }
)
GROUP_WORDS = frozenset(
    {"the", "these", "those", "foreign", "prime", "three", "four", "all", "defence", "defense", "also"}
)
#: What may come before them to make them so.
TWO = frozenset({"two", "both"})


#: Bare titles and institutions that belong to the state whose office issues the document.
TITLES = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "government",
        "ministry",
        "presidency",
        "head",
        "secretary",
        "cabinet",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "king",
        "queen",
        "emir",
        "sultan",
        "administration",
        "eam",
        "pm",
        "fm",
    }
)


#: Titles of persons: "he" and "she" may mean them, "it" may not.
PERSONS = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "ambassador",
        "envoy",
        "official",
        "leader",
        "diplomat",
        "general",
        "commander",
        "adviser",
        "head",
        "eam",
    }
)


def is_bare(title: "Token") -> bool:
    """Whether a title names nobody's: "the President", "the Head of State", "EAM", and no other's minister."""
    words = [c for c in title.children if c.dep_ in ("poss", "relcl", "appos", "nummod")]
    if words or title.tag_ in ("NNS", "NNPS"):
        return False
    definite = any(c.lower_ in ("the", "our") for c in title.children) or title.text[:1].isupper()
    return definite and not any(c.lower_ in ("a", "an", "another", "any", "every", "no") for c in title.children)


def speaks(city: "Token") -> bool:
    """Whether a capital after "from" or "at" is a government: "pressure from Berlin", "hit out at Beijing"."""
    before = city.head
    if city.dep_ != "pobj" or before.lower_ not in ("from", "at"):
        return False
    return before.head.lemma_.lower() in lexicon.words("light", "voiced" if before.lower_ == "from" else "aimed")


def home_of(parsed: Parsed, voice: Voice | None) -> str | None:
    """The state or organisation whose office issues a document, or None: news belong to nobody."""
    if voice is not None:
        return voice.code
    return countries.house(parsed)


def bilateral(parsed: Parsed, voice: Voice | None, actors: Iterable[Actor], home: str | None) -> tuple[str, ...]:
    """The two parties of a document: of a joint voice, of the title, or the two named most in its opening."""
    if voice is not None and len(voice.joint) == 2:
        return voice.joint
    titled = list(dict.fromkeys(c for _, _, n in names().find(parsed.document.title or "") for c in n.codes))
    if home is None and len(titled) == 2:
        return tuple(titled)
    codes: list[str] = [home] if home else []
    codes += [c for c in titled if c not in codes and voice is None]
    if voice is None and len(codes) > 2:
        return ()  # a journey to several states
    opening = parsed.sentences[:2]
    for _, sentence in opening:
        for actor in (a for a in actors if sentence.start_char <= a.start < sentence.end_char):
            if actor.code not in codes:
                codes.append(actor.code)
    return tuple(codes[:2]) if len(codes) >= 2 else ()

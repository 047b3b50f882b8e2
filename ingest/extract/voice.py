"""In whose voice a document speaks: an office's statement, a readout, a joint statement; or nobody's, in the news.

In such a document "we" is the office's state, "today" and undated acts are of the day of publication, and sentences
that bear policy are statements of the signer, or of the office where nobody signs (guideline, clarifications 3 and 5).
"""

import re
from dataclasses import dataclass
from typing import Literal

from legatus.ingest.extract import houses
from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.names import names
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.transcript import is_transcript

Kind = Literal["statement", "readout", "joint", "list", "transcript", "other"]

TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "joint",
        re.compile(
            r"\bjoint (?:[\w.-]+ ){0,3}?(?:statement|declaration|communiqu[ée]|press (?:statement|release)|"
            r"vision|readout|leaders)",
            re.I,
        ),
    ),
    ("readout", re.compile(r"^\W*(?:readout|read-out|summary of)\b", re.I)),
    ("list", re.compile(r"\bnominations?\b|nominees?\b|\bpersonnel\b|intent to nominate|sent to the senate", re.I)),
    (
        "statement",
        re.compile(
            r"^\W*(?:[\w’' .-]+ )?(?:statements?|remarks|message|proclamation|press release|declaration|"
            r"address|letter)\b.{0,40}\b(?:by|from|of|on)\b",
            re.I,
        ),
    ),
)
#: How the parties of a joint document are named; a city is where they met.
NAMING = frozenset({"name", "adjective", "person"})
#: What an office calls whoever answers for it.
SPOKESPERSON = re.compile(r"(?:[A-Z][\w.]+ ){0,3}[Ss]pokes(?:person|man|woman)")
#: A headline in which reporters speak of a statement is no statement's title.
SIGNER = re.compile(
    r"\b(?:by|from|of)\s+(?P<who>.+?)(?:\s+(?:on|regarding|concerning|about|at|in|following|after|to|ahead|marking|with)\b|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a document.

    `kind`: what it is. `speaker`: the signer's or the office's name; `code`: the state or organisation that "we"
    means, or None; `joint`: the codes of those who speak together; `person`: the signer, where a person signs.
    """

    kind: Kind
    speaker: str
    code: str | None
    joint: tuple[str, ...] = ()
    person: Person | None = None


def voice_of(parsed: Parsed) -> Voice | None:
    """The voice of a document, or None where it speaks in nobody's (news, histories, biographies)."""
    title = title_of(parsed)
    kind = next((kind for kind, pattern in TITLES if pattern.search(title)), None)
    office = office_of(parsed)
    if is_transcript(parsed, title):
        return _of_transcript(parsed, title, office)
    if kind is None and office is None:
        return None
    if kind in ("statement", "joint") or kind is None:
        first = _codes(parsed, title)
        if kind == "joint":
            joint = tuple(sorted(set(first)))
            return Voice("joint", "Joint: " + ", ".join(joint), None, joint) if len(joint) > 1 else None
    signer = _signer(parsed, title) if kind == "statement" else None
    if signer is not None and signer.country:
        return Voice("statement", signer.name, signer.country, (), signer)
    if office is None:
        return None
    parties = (
        tuple(sorted(set(_codes(parsed, title)))) if kind is None and re.match(r"\S+(?: \S+){0,3} and ", title) else ()
    )
    return Voice(kind or "other", office[0], office[1], parties if len(parties) == 2 and office[1] in parties else ())


def _of_transcript(parsed: Parsed, title: str, office: tuple[str, str] | None) -> Voice:
    """The voice of a transcript: its turns tell who speaks; the one signer whom the title names has the rest."""
    signer = _signer(parsed, title)
    if signer is not None and signer.country:
        return Voice("transcript", signer.name, signer.country, (), signer)
    if office is None and (home := houses.speaks_for(parsed.document.publisher or "")) is not None:
        spoken = SPOKESPERSON.search(title)
        return Voice("transcript", spoken.group() if spoken else parsed.document.publisher or "", home)
    return Voice("transcript", office[0], office[1]) if office else Voice("transcript", "", None)


def title_of(parsed: Parsed) -> str:
    """The document's title: as stated, else its first title block, else its first short block."""
    if parsed.document.title:
        return " ".join(parsed.document.title.split())
    text = parsed.clean.text
    for block in parsed.clean.blocks:
        if block.kind == "title":
            return " ".join(text[block.start : block.end].split())
    for block in parsed.clean.blocks:
        if block.kind == "body":
            first = " ".join(text[block.start : block.end].split())
            return first if len(first) < 200 and not first.endswith(".") else ""
    return ""


def office_of(parsed: Parsed) -> tuple[str, str] | None:
    """The office that published a document and its state: by publisher, else by the host of its address."""
    document = parsed.document
    where = " ".join(filter(None, (document.publisher, document.url)))
    head = document.raw[:1500] if document.raw.lstrip().startswith("---") else ""
    source = re.search(r"^(?:source_url|url|canonical_url|permalink|link):\s*(\S+)", head, re.M)
    text = f"{where} {source.group(1) if source else ''}"
    for row in rows("publishers"):
        if re.search(row["pattern"], text, re.I):
            return (row["office"], row["code"]) if row["office"] else None
    publisher = document.publisher or ""
    if (home := houses.speaks_for(publisher)) is not None and not houses.mission(publisher):
        return publisher.split(",")[0].strip(), home
    return None


def _codes(parsed: Parsed, title: str) -> list[str]:
    """The codes of the actors that the title names, else of those of the first sentences."""
    titled = [c for start, _, n in names().find(title) if not title[:start].endswith(" in ") for c in n.codes]
    if len(set(titled)) > 1:
        return titled
    opening = [s for _, s in parsed.sentences[:3]]
    named = [a.code for s in opening for a in parsed.actors_in(s.start_char, s.end_char) if a.via in NAMING]
    return list(dict.fromkeys([*titled, *named]))[:4]


def _signer(parsed: Parsed, title: str) -> Person | None:
    """The person whom the title names as speaking, or the first named in it."""
    match = SIGNER.search(title)
    words = set(re.findall(r"\w+", (match.group("who") if match else title).casefold()))
    for person in parsed.persons:
        surname = re.findall(r"\w+", person.name.casefold())
        if surname and surname[-1] in words | {w.removesuffix("s") for w in words}:
            return person
        if len(surname) > 1 and surname[-1] in ("jr", "sr") and surname[-2] in words:
            return person
    return None

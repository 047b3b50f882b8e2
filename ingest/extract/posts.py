"""Envoys told of by what they do: "who has led the embassy in Lima", "she represented Canada in Kyiv"."""

from collections.abc import Sequence

from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Actor, Parsed, Person

RULE, CONFIDENCE = "heads-mission", 0.75
LEADS = (
    r"(?:,? who)?(?: (?P<has>has|have|had))?(?: \w+ly)? "
    r"(?P<verb>leads?|led|heads?|headed|runs?|ran|been (?:leading|heading|running|in charge of)|"
    r"took charge of|takes charge of|serv(?:es|ed) (?:at|in)|represent(?:s|ed)|been representing)"
)
#: "led the Danish embassy in Lima", "headed the mission to NATO".
MISSION = compiled(
    rf"{{P}}{LEADS} (?:the |its |his |her |their |that )?(?:(?P<of>{{A}})(?:'s?)? )?"
    r"(?:[Ee]mbassy|[Mm]ission|[Hh]igh [Cc]ommission|[Ll]egation|[Dd]elegation) (?:in|to|at) (?:the )?(?P<to>{A})"
)
#: "represented Canada in Kyiv".
STANDS = compiled(rf"{{P}}{LEADS} (?:the )?(?P<of>{{A}}) (?:in|at|to) (?:the )?(?P<to>{{A}})")
PAST = ("led", "headed", "ran", "served", "represented")


def fill(parsed: Parsed, actors: Sequence[Actor], meant: Sequence[tuple[int, int, Person]]) -> None:
    """Give envoys of whom only the rank is said the sides of the mission that they lead; `meant`: pronouns."""
    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        people = [(s, e, p) for p in parsed.persons for s, e in p.mentions if start <= s and e <= end]
        people += [(s, e, p) for s, e, p in meant if start <= s and e <= end]
        if not people:
            continue
        pieces: list[Piece[Actor | Person]] = [Piece(s, e, "P", p) for s, e, p in people]
        pieces += [
            Piece(a.start, a.end, "A", a)
            for a in actors
            if start <= a.start and a.end <= end and not any(s < a.end and a.start < e for s, e, _ in people)
        ]
        masked = Masked(parsed.text, start, end, pieces)
        for pattern in (MISSION, STANDS):
            for match in pattern.finditer(masked.text):
                person = masked.pieces(match.group(), "P")[0].value
                of = [p.value for p in masked.pieces(match["of"] or "", "A") if isinstance(p.value, Actor)]
                to = [p.value for p in masked.pieces(match["to"], "A") if isinstance(p.value, Actor)]
                if isinstance(person, Person) and (pattern is MISSION or match["verb"].startswith(("rep", "been rep"))):
                    past = match["verb"] in PAST and match["has"] != "has"
                    place(person, of[0].code if of else None, to[0].code, (start, end), past=past)


def place(person: Person, sending: str | None, receiving: str, where: tuple[int, int], *, past: bool) -> None:
    """Complete the envoy's office of a person that names no other side."""
    for office in person.offices:
        free = office.receiving in (None, receiving) and (sending is None or office.sending in (None, sending))
        if office.role in ENVOYS and free:
            told = office.sending is None and office.receiving is None
            office.sending, office.receiving = office.sending or sending, receiving
            if told:
                office.rule, office.confidence = RULE, CONFIDENCE
            office.status = office.status or ("former" if past else None)
            if where not in office.evidence:
                office.evidence.append(where)
            return

"""What a mention says of a term of office: whether it was served, and when."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from legatus.ingest.resolve.given import Mention
from legatus.ontology.dates import bounds
from legatus.ontology.vocabulary import Concept, scheme


@cache
def _concept(mention_type: str, notation: str | None) -> Concept | None:
    """The status of a tenure or the kind of a milestone, as the vocabulary knows it."""
    vocabulary = scheme("milestone" if mention_type == "milestone" else "status")
    return vocabulary[notation] if notation is not None and notation in vocabulary else None


def standing_of(mention: Mention) -> Concept | None:
    """The status that a tenure mention states, or the kind of a milestone."""
    return _concept(mention.type, mention.text("claimType" if mention.type == "milestone" else "status"))


def ended(mention: Mention) -> bool:
    """Whether the mention says that the term, or the nomination, is over."""
    concept = standing_of(mention) if mention.type in ("tenure", "milestone") else None
    return concept is not None and (concept.has("ended") or _closes(concept))


def _closes(status: Concept) -> bool:
    """Whether a milestone of the same name ends the nomination (withdrawn)."""
    milestones = scheme("milestone")
    return status.notation in milestones and milestones[status.notation].has("ended")


@dataclass(slots=True, eq=False)
class Claim:
    """A tenure or milestone mention, as far as it speaks of a term.

    `served`: it shows that the person served. `waiting`: it knows the person only as one who is to serve.
    `over`: it says that the term has ended. `at`: its place in time, to tell one term from the next: the stated start,
    else the stated end, else its day. `asof`: the first and last day as of which its status holds, or None.
    `start`, `end`: as stated. `sighted`: a dataset says merely that it was so on a day (`sighting`).
    """

    mention: Mention
    served: bool
    waiting: bool
    over: bool
    at: date | None
    asof: tuple[date, date] | None
    start: str | None
    end: str | None
    sighted: bool = False


def claim_of(mention: Mention) -> Claim:
    """What a tenure or milestone mention says of a term.

    A start evidences service unless it lies ahead; a dataset that lists somebody without a word of a mere nomination
    lists those who served.
    """
    concept = standing_of(mention)
    waiting = concept is not None and concept.has("onlyNominated")
    if mention.type == "milestone":
        day = mention.text("date")
        asof = bounds(day) if day else None
        served = concept is not None and concept.has("service")
        return Claim(mention, served, waiting, ended(mention), asof[0] if asof else None, asof, None, None)
    if (seen := sighting(mention)) is not None:
        return Claim(mention, not waiting, waiting, ended(mention), seen[0], seen, None, None, sighted=True)
    start, end, asof = mention.text("start"), mention.text("end"), mention.day
    begun = start is not None and (not waiting or (asof is not None and bounds(start)[1] <= asof[0]))
    served = begun or (concept is not None and concept.has("service")) or (mention.source.dataset and not waiting)
    waiting = waiting and not begun
    over = ended(mention) or (end is not None and bounds(end)[1] < date.max)  # `2026-01/..` tells of no end
    return Claim(mention, served, waiting, over, _place(start, end, asof), asof, start, end)


def sighting(mention: Mention) -> tuple[date, date] | None:
    """The first and last day as of which a dataset states a status, where it dates neither beginning nor end.

    Such a mention gives its status and how that bounds the term: in office on a day (`../D` to `D/..`), yet to begin
    (`D/..`), or over (end `../D`). Like news, and unlike the record of a term, it joins the term that it falls into.
    """
    concept, start, end = standing_of(mention), mention.text("start"), mention.text("end")
    if mention.type != "tenure" or not mention.source.dataset or concept is None:
        return None
    if concept.has("onlyNominated"):
        day = _since(start) if end is None else None
    elif concept.has("ended"):
        day = _until(end) if start is None else None
    else:
        day = _until(start) if _until(start) == _since(end) else None
    return bounds(day) if day is not None else None


def _since(period: str | None) -> str | None:
    return period.removesuffix("/..") if period and period.endswith("/..") else None


def _until(period: str | None) -> str | None:
    return period.removeprefix("../") if period and period.startswith("../") else None


def _place(start: str | None, end: str | None, asof: tuple[date, date] | None) -> date | None:
    for text in (start, end):
        if text is not None:
            low, high = bounds(text)
            return low if low > date.min else high
    return asof[0] if asof else None

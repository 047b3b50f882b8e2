"""How two parties consulted: by telephone, at a meeting, on a visit, among many, through a third."""

import re
from typing import TYPE_CHECKING

from legatus.ingest.extract.frames import Act

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

CALL = re.compile(
    r"\b(?:phone|telephone|called|call|by (?:video|phone|telephone)|video ?(?:call|conference)|"
    r"virtual\w*|teleconference|secure video)\b",
    re.I,
)
MANY = re.compile(
    r"\b(?:summit of|multilateral|(?:G-?7|G-?20|NATO|ASEAN|APEC|Quad|BRICS) (?:leaders|summit|meeting|ministers))\b",
    re.I,
)
THIRD = re.compile(r"\b(?:mediat\w+|brokered|good offices|through (?:an? )?(?:intermediar\w+|mediator))\b", re.I)
MEETING = re.compile(
    r"\b(?:met|meet|meets|meeting|talks|sat down|face[- ]to[- ]face|in person|bilateral|hosted|welcomed|received)\b",
    re.I,
)
#: Signs that those who "spoke" were in one room.
IN_PERSON = re.compile(
    r"\b(?:in person|face[- ]to[- ]face|on the (?:margins|sidelines)|"
    r"at the (?:G-?7|G-?20|NATO|U\.?N\.?|White House|\w+ summit))\b",
    re.I,
)
SPOKEN = frozenset({"speak", "talk", "phone", "telephone", "call", "conversation", "chat", "call_up"})


def title_mode(title: str) -> str | None:
    """What the title of a readout calls it, or None."""
    found = re.search(
        r"\b(?P<call>calls?|conversation|phone)\b|\b(?P<meeting>meetings?|lunch|dinner|pull-aside|bilateral|trilateral)\b",
        title,
        re.I,
    )
    return None if found is None else "call" if found.group("call") else "meeting"


def opening_mode(text: str) -> str | None:
    """How the first sentence of a text says that its two parties consulted, or None."""
    if re.search(r"\b(?:spoke|speaks|talked|telephoned|phoned|called)\b", text):
        return "meeting" if IN_PERSON.search(text) and not CALL.search(text) else "call"
    return "meeting" if re.search(r"\b(?:met|meets|hosted|welcomed|received)\b", text) else None


def mode(act: Act, sentence: "Span") -> str | None:
    """The mode of a CONSULT, by its predicate and the words of its sentence; None where nothing tells."""
    text = sentence.text
    if act.rule == "from_title":
        return None
    if THIRD.search(text):
        return "third_party"
    word = act.predicate.lemma_.lower()
    if word in SPOKEN:
        return "meeting" if IN_PERSON.search(text) and not CALL.search(text) else "call"
    if word in ("host", "welcome", "receive", "visit"):
        return "visit" if word == "visit" else "meeting"
    near = " ".join(t.text for t in sorted(act.predicate.subtree, key=lambda t: t.i))
    if word != "meet" and CALL.search(near) and not re.search(r"\bmet\b", near):
        return "call"
    if len({e.code for e in (*act.sources, *act.targets)}) > 4:
        return "multilateral"
    if word in (
        "meet",
        "gather",
        "convene",
        "assemble",
        "confer",
        "meeting",
        "summit",
        "huddle",
        "hold",
    ) or MEETING.search(text):
        return "meeting"
    return None

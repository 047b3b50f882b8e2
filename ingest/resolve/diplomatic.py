"""The steps in a career that mentions state, and when they were taken.

An article often does not date a step itself. Then its day is that of the act told in the same sentence: "expelled"
beside an EXPEL of host and sender, "recalled" beside a DEPART. The vocabulary of event types says which acts bring
about which steps (`leg:step`).
"""

from collections.abc import Iterable
from functools import cache

from legatus.ingest.resolve.events import ends_of
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.names import is_part, name_of
from legatus.ingest.resolve.posts import post_of
from legatus.ontology.vocabulary import scheme


@cache
def _acts_for(step: str) -> frozenset[str]:
    """The types of act that may bring about a step."""
    return frozenset(c.notation for c in scheme("event-type") if step in c.annotations.get("step", ()))


class DiplomaticActs:
    """The acts about envoys among the mentions that count, by article."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_article: dict[str, list[Mention]] = {}
        types = scheme("event-type").with_flag("diplomatic")
        for mention in mentions:
            if mention.type == "event" and mention.text("claimType") in types and mention.text("date"):
                self._by_article.setdefault(mention.source.id, []).append(mention)

    def day_of(self, step: str, tenure: Mention) -> str | None:
        """The date of the one act by which a tenure mention's step was taken, or None where none or several may be.

        It stands in a sentence of the mention or names the person, has the post's sender and host as its ends, and
        happened; a nomination may also be announced.
        """
        if tenure.type != "tenure":
            return None
        dates = {act.text("date") for act in self._by_article.get(tenure.source.id, ()) if _brings(act, step, tenure)}
        return dates.pop() if len(dates) == 1 else None


def _brings(act: Mention, step: str, tenure: Mention) -> bool:
    post, ends = post_of(tenure), ends_of(act)
    if post is None or ends.type not in _acts_for(step) or not post.sending:
        return False
    if step != "nominated" and act.text("modality") != "actual":
        return False
    actors = {end for end in (ends.source, ends.target) if end}
    if not actors <= {post.sending, post.receiving} or post.sending not in actors:
        return False
    return bool(set(act.texts("quotes")) & set(tenure.texts("quotes"))) or _names(act, tenure)


def _names(act: Mention, tenure: Mention) -> bool:
    person = name_of(tenure.text("person") or "")
    present = [name_of(text) for text in act.texts("participant")]
    return any(name == person or is_part(name, person, tenure.text("sending")) for name in present)


def step_of(mention: Mention) -> str | None:
    """The kind of step that a mention states: a milestone's kind, or a status that is a step (resigned, recalled …)."""
    kind = mention.text("claimType" if mention.type == "milestone" else "status")
    return kind if kind is not None and kind in scheme("milestone") else None


def day_of(kind: str, mention: Mention, acts: DiplomaticActs) -> str | None:
    """When the step was taken: the stated date; for an article, the end of service that a closing step brought, or the
    start that credentials opened, or the day of the act that the article tells."""
    if mention.type == "milestone":
        return mention.text("date")
    concept = scheme("milestone")[kind]
    stated = "end" if concept.has("ended") else "start" if concept.has("service") else None
    return (mention.text(stated) if stated else None) or acts.day_of(kind, mention)

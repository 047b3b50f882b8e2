"""The records of tenures and nominations."""

from datetime import date

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.posts import post_of
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.service import Claim, standing_of
from legatus.ingest.resolve.spans import Span, edtf
from legatus.ingest.resolve.tenures import Term
from legatus.ingest.resolve.values import preference, stories
from legatus.ontology.identity import resolved_id, slug
from legatus.ontology.record import Record, Ref


def term_id(term: Term) -> str:
    """The id of a term's record, worded by what its anchor states; the class is Tenure if service is evidenced."""
    anchor = term.anchor
    words = [slug(anchor.text("person") or ""), _post_words(anchor)]
    return resolved_id("tenure" if term.served else "nomination", words, anchor.id)


def _post_words(anchor: Mention) -> str:
    post = post_of(anchor)
    return post.id.removeprefix("post/") if post else ""


def term_record(term: Term, span: Span, milestones: list[Record], rulings: Rulings) -> Record:
    """The record of a term. A nomination has no start or end but those stated."""
    mentions = [claim.mention for claim in term.claims]
    start, end = span.texts() if term.served else (span.start_text, span.end_text)
    return Record.of(
        term.id,
        of=Ref(term.post.id),
        status=_status(term, rulings),
        start=start,
        end=end,
        milestone=[Ref(record.id) for record in milestones],
        denotedBy=[Ref(m.id) for m in mentions],
        formerlyDenotedBy=[Ref(m.id) for m in term.former],
        stories=stories(mentions),
        disputed=span.disputed,
        reach=edtf(span.reach) if span.reach else None,
    )


def _status(term: Term, rulings: Rulings) -> str | None:
    """How things stand by the last word. A term goes one way: nominated, serving, over; within a stage the later word
    counts, and how it ended says more than that it did."""
    claims = [c for c in term.claims if c.mention.type == "tenure" and c.mention.text("status")]
    mentions = [claim.mention for claim in claims]
    wanted = preference(rulings, mentions, "tenure", "status")
    if wanted is not None:
        return next((m.text("status") for m in mentions if m.id == wanted), wanted)
    return max(claims, key=_stage).mention.text("status") if claims else None


def _stage(claim: Claim) -> tuple[int, int, date, int, str]:
    concept = standing_of(claim.mention)
    day = claim.asof[1] if claim.asof else date.min
    order = (concept.order or 0) if concept else 0
    notation = concept.notation if concept else ""
    if concept is not None and concept.has(
        "ended"
    ):  # the vocabulary lists the plain word, former, after the telling ones
        return (3, -order, day, 0, notation)
    if concept is not None and concept.has("service"):
        return (2, 0, day, order, notation)
    return (1, 1 if claim.over else 0, day, order, notation)

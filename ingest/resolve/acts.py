"""Acts: what events and statements share. Which mentions are the same sentence of one story, and where mentions that no
longer count lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from legatus.ingest.resolve.given import Given, Mention
from legatus.ontology.dates import bounds
from legatus.ontology.identity import digest
from legatus.ontology.reference import fold


@dataclass(slots=True, eq=False)
class Act:
    """The mentions of one event or statement, in the order of anchors, and those that no longer count."""

    mentions: list[Mention]
    former: list[Mention] = field(default_factory=list)

    @property
    def anchor(self) -> Mention:
        """The mention that names the record."""
        return self.mentions[0]


@dataclass(slots=True, eq=False)
class Atom:
    """Mentions of one sentence in the copies of a story: one act beyond doubt."""

    mentions: list[Mention]
    articles: set[str]
    day: date | None
    issues: frozenset[str]


def atoms_of(mentions: Iterable[Mention], given: Given) -> list[Atom]:
    """Mentions by story and sentence. Where one sentence states several acts, the first of each copy go together, then
    the second ones, and so on."""
    found: dict[tuple[str, str, int], list[Mention]] = {}
    seen: dict[tuple[str, str], int] = {}
    for mention in sorted(mentions, key=_in_article):
        sentence = sentence_of(mention, given)
        nth = seen[(mention.source.id, sentence)] = seen.get((mention.source.id, sentence), -1) + 1
        found.setdefault((mention.story, sentence, nth), []).append(mention)
    return [_atom(sorted(group, key=lambda m: m.order)) for group in found.values()]


def _in_article(mention: Mention) -> tuple[object, ...]:
    """An order within an article that is the same in all copies: by what is claimed, the id only at last."""
    claims = (
        mention.text("date") or "",
        mention.text("modality") or "",
        mention.texts("issue"),
        mention.text("stance") or "",
    )
    return (*claims, mention.order)


def _atom(mentions: list[Mention]) -> Atom:
    days = [day for day in (exact_day(m) for m in mentions) if day is not None]
    issues = frozenset(issue for m in mentions for issue in m.texts("issue"))
    return Atom(mentions, {m.source.id for m in mentions}, min(days, default=None), issues)


def quotes_of(mention: Mention) -> list[str]:
    """The ids of a mention's quotes, in the order of the text."""
    quotes = mention.texts("quotes")
    if len(quotes) < 2:
        return list(quotes)
    return sorted(quotes, key=lambda id: [int(n) if n.isdigit() else 0 for n in id.split(".")[1:]])


def sentence_of(mention: Mention, given: Given) -> str:
    """A mark of the first quote, folded; where its text is not at hand, of its span in the article; of a dataset's
    record, of its key."""
    if not mention.sentence:
        quotes = quotes_of(mention)
        if not quotes:
            words = mention.text("record") or mention.id
        else:
            text = given.quotes.get(quotes[0])
            words = quotes[0].partition(".")[2] if text is None else fold(text)
        mention.sentence = digest(words)
    return mention.sentence


def keep_words(given: Given) -> None:
    """Mark the sentences of all acts. Of the quotes only those of statements stay, whose texts are asked for again."""
    kept: dict[str, str] = {}
    for mention in given.mentions:
        if mention.type in ("event", "statement"):
            sentence_of(mention, given)
        if mention.type == "statement":
            kept |= {quote: given.quotes[quote] for quote in mention.texts("quotes") if quote in given.quotes}
    given.quotes = kept


def exact_day(mention: Mention) -> date | None:
    """The stated day, or None where none is stated or it is no single day."""
    stated = mention.text("date")
    if stated is None:
        return None
    low, high = bounds(stated)
    return low if low == high else None


def attach(former: Iterable[tuple[object, Mention]], acts: Iterable[tuple[object, Act]], given: Given) -> None:
    """Let mentions that no longer count lead to the act that they would be of: one with the same sentence, in the same
    article (whatever version), or of the same day and issue; the best of these. `former`, `acts`: with the key (ends,
    or speaker and pair) on which both must agree."""
    index: dict[tuple[object, str, object], list[Act]] = {}
    for key, act in acts:
        for kind, value in {mark for m in act.mentions for mark in _marks(m, given)}:
            index.setdefault((key, kind, value), []).append(act)
    for key, mention in former:
        found = {id(a): a for kind, value in _marks(mention, given) for a in index.get((key, kind, value), [])}
        if found:
            min(found.values(), key=lambda a: (_misfit(mention, a, given), a.anchor.order)).former.append(mention)


def _marks(mention: Mention, given: Given) -> list[tuple[str, object]]:
    """By what a lost mention may find its act."""
    marks: list[tuple[str, object]] = [("sentence", sentence_of(mention, given)), ("source", mention.source.id)]
    url, day = mention.source.record.text("url"), exact_day(mention)
    if url:
        marks.append(("url", url))
    if day:
        marks += [("day", (day, issue)) for issue in mention.texts("issue")]
    return marks


def _misfit(mention: Mention, act: Act, given: Given) -> tuple[bool, bool, bool]:
    """How badly a mention fits an act; least is best."""
    sentence, url = sentence_of(mention, given), mention.source.record.text("url")
    same_sentence = any(sentence_of(m, given) == sentence for m in act.mentions)
    same_article = any(m.source is mention.source or (url and m.source.record.text("url") == url) for m in act.mentions)
    shared = any(set(mention.texts("issue")) & set(m.texts("issue")) for m in act.mentions)
    return (not same_sentence, not same_article, not shared)

"""Decisions: made, refused, in force, and what they do."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from legatus.ingest import decisions
from legatus.ingest.decisions import active_decisions
from legatus.ingest.resolve import resolve
from legatus.ontology.errors import InputError, UsageError
from legatus.ontology.record import Record, Ref

ARTICLE = "article/aaaaaaaaaaaaaaaa"
MENTION = "mention/bbbbbbbbbbbbbbbb"
ONE, OTHER = "person/ana-ruiz.cccccccccccccccc", "person/a-ruiz.dddddddddddddddd"
TERM, NOMINATION = "tenure/x.eeeeeeeeeeeeeeee", "nomination/y.ffffffffffffffff"


def known(id: str) -> bool:
    return "unknown" not in id


def test_a_decision_says_who_when_what_and_why() -> None:
    made = decisions.retract(ARTICLE, why=" wrong text ", exists=known, by="ana", at="2026-01-02T03:04:05Z")
    assert made.id.startswith("decision/")
    assert {name: made.text(name) for name in made.values} == {
        "kind": "retract",
        "targetIri": ARTICLE,
        "note": "wrong text",
        "decidedBy": "ana",
        "at": "2026-01-02T03:04:05Z",
    }
    again = decisions.retract(ARTICLE, why="wrong text", exists=known, by="ana", at="2026-01-02T03:04:05Z")
    assert again == made


def test_author_and_time_have_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "berta")
    made = decisions.retract(ARTICLE, why="x", exists=known)
    assert made.text("decidedBy") == "berta"
    at = made.text("at")
    assert at is not None
    assert at.endswith("Z")
    assert datetime.fromisoformat(at).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("make", "args", "error"),
    [
        (decisions.retract, ("article/unknown",), "there is nothing with the id 'article/unknown'"),
        (decisions.retract, (ONE,), "is not the id of an article or a dataset or a mention"),
        (decisions.revoke, (ARTICLE,), "is not the id of a decision"),
        (decisions.same, (ONE, ONE), "two records"),
        (decisions.same, (ONE, TERM), "not of one class"),
        (decisions.same, (ONE, "person/unknown.gggggggggggggggg"), "there is nothing"),
        (decisions.same, ("state/MEX", "state/USA"), "follows from them"),
        (
            decisions.same,
            ("administration/x.eeeeeeeeeeeeeeee", "administration/y.ffffffffffffffff"),
            "follows from them",
        ),
        (decisions.prefer, ("event/x.eeeeeeeeeeeeeeee", "type", "AID"), "there are date, modality, mode"),
        (decisions.assign, (MENTION, TERM), "is not the id of a person"),
        (decisions.prefer, (TERM, "colour", "red"), "'colour' is no field of"),
        (decisions.prefer, (TERM, "disputed", "x"), "no field"),
        (decisions.prefer, (TERM, "start"), "needs the value"),
    ],
)
def test_what_is_refused(make: Any, args: tuple[str, ...], error: str) -> None:
    with pytest.raises(UsageError, match=error):
        make(*args, why="x", exists=known, by="ana")


def test_values_are_checked() -> None:
    with pytest.raises(InputError, match="no date"):
        decisions.prefer(TERM, "start", "tomorrow", why="x", exists=known, by="ana")
    with pytest.raises(InputError, match="there are acting"):
        decisions.prefer(TERM, "status", "happy", why="x", exists=known, by="ana")
    assert decisions.prefer(TERM, "start", "2021-09", why="x", exists=known, by="ana").text("value") == "2021-09"


@pytest.mark.parametrize(("why", "by"), [("", "ana"), ("  ", "ana"), ("x", " ")])
def test_reason_and_author_are_needed(why: str, by: str) -> None:
    with pytest.raises(UsageError, match="needs a"):
        decisions.retract(ARTICLE, why=why, exists=known, by=by)


def test_a_tenure_can_be_the_same_as_a_nomination() -> None:
    assert decisions.same(TERM, NOMINATION, why="x", exists=known, by="ana").text("value") == NOMINATION


def test_revocations_can_be_revoked() -> None:
    def at(minute: int) -> dict[str, Any]:
        return {"why": "x", "exists": known, "by": "ana", "at": f"2026-01-01T00:{minute:02}:00Z"}

    first = decisions.retract(ARTICLE, **at(1))
    undone = decisions.revoke(first.id, **at(2))
    redone = decisions.revoke(undone.id, **at(3))
    assert active_decisions([first]) == [first]
    assert active_decisions([undone, first]) == []
    assert active_decisions([redone, first, undone]) == [first]
    again = decisions.retract(ARTICLE, **at(4))
    assert active_decisions([again, undone, first]) == [again]


# What decisions do to records


def article(name: str, published: str) -> Record:
    return Record.of(f"article/{name * 16}", published=published, extractedWith="r@1")


def tenure(name: str, source: Record, person: str, at: int = 0, **claims: str) -> Record:
    stated = {"role": "ambassador", "sending": "ESP", "receiving": "FRA", "status": "incumbent"} | claims
    quote = Ref(f"quote/{source.id.split('/')[1]}.{at}.{at + 9}")
    where = {"inSource": Ref(source.id), "quotes": quote}
    return Record.of(f"mention/{name * 16}", recordType="tenure", extractedBy="r@1#x", person=person, **where, **stated)


def people(*records: Record) -> list[tuple[str | None, tuple[str, ...]]]:
    return sorted((r.text("name"), r.texts("denotedBy")) for r in resolve(records) if r.id.startswith("person/"))


def test_same_different_and_later() -> None:
    a, b = article("a", "2025-01-01"), article("b", "2025-02-01")
    one, two = tenure("m", a, "Ana Ruiz"), tenure("n", b, "Anita Rus", sending="CHL")
    ids = ("person/ana-ruiz." + "m" * 16, "person/anita-rus." + "n" * 16)
    assert len(people(a, b, one, two)) == 2
    same = decisions.same(*ids, why="x", exists=known, by="ana", at="2026-01-01T00:00:01Z")
    assert people(a, b, one, two, same) == [("Anita Rus", (one.id, two.id))]
    later = decisions.later(*reversed(ids), why="x", exists=known, by="ana", at="2026-01-01T00:00:02Z")
    assert len(people(a, b, one, two, same, later)) == 2
    undone = decisions.revoke(later.id, why="x", exists=known, by="ana", at="2026-01-01T00:00:03Z")
    assert len(people(a, b, one, two, same, later, undone)) == 1


def test_different_keeps_apart_what_the_rules_would_join() -> None:
    a, b = article("a", "2025-01-01"), article("b", "2025-02-01")
    one, two = tenure("m", a, "Kenneth Ruiz"), tenure("n", b, "Ken Ruiz")
    assert len(people(a, b, one, two)) == 1
    ids = ("person/kenneth-ruiz." + "m" * 16, "person/ken-ruiz." + "n" * 16)
    apart = decisions.different(*ids, why="father and son", exists=known, by="ana")
    assert people(a, b, one, two, apart) == [("Ken Ruiz", (two.id,)), ("Kenneth Ruiz", (one.id,))]


def test_assign_splits_and_moves() -> None:
    a, b, c = article("a", "2025-01-01"), article("b", "2025-02-01"), article("c", "2025-03-01")
    one, two = tenure("m", a, "Ana Ruiz"), tenure("n", b, "Ana Ruiz")
    three = tenure("o", c, "Eva Holm", sending="CHL")
    split = decisions.assign(two.id, "person/ana-ruiz." + "n" * 16, why="x", exists=known, by="ana")
    assert people(a, b, one, two, split) == [("Ana Ruiz", (one.id,)), ("Ana Ruiz", (two.id,))]
    moved = decisions.assign(two.id, "person/eva-holm." + "o" * 16, why="x", exists=known, by="ana")
    assert people(a, b, c, one, two, three, moved) == [("Ana Ruiz", (one.id,)), ("Eva Holm", (two.id, three.id))]


def test_terms_and_events_can_be_joined_and_parted() -> None:
    a = article("a", "2025-01-01")
    one, two = tenure("m", a, "Ana Ruiz"), tenure("n", a, "Ana Ruiz", at=50, receiving="MCO")
    ids = ("tenure/x." + "m" * 16, "tenure/y." + "n" * 16)
    same = decisions.same(*ids, why="x", exists=known, by="ana")
    terms = [r for r in resolve([a, one, two, same]) if r.id.startswith("tenure/")]
    assert [t.texts("denotedBy") for t in terms] == [(one.id, two.id)]
    again = tenure("n", a, "Ana Ruiz", at=50)
    apart = decisions.different(*ids, why="x", exists=known, by="ana")
    assert len([r for r in resolve([a, one, again]) if r.id.startswith("tenure/")]) == 1
    assert len([r for r in resolve([a, one, again, apart]) if r.id.startswith("tenure/")]) == 2


def test_a_preferred_name() -> None:
    a, b = article("a", "2025-01-01"), article("b", "2025-02-01")
    one, two = tenure("m", a, "Kenneth Ruiz"), tenure("n", b, "Ken Ruiz")
    person = "person/kenneth-ruiz." + "m" * 16
    by_value = decisions.prefer(person, "name", "Kenny Ruiz", why="x", exists=known, by="ana")
    assert people(a, b, one, two, by_value) == [("Kenny Ruiz", (one.id, two.id))]
    by_mention = decisions.prefer(two.id, "person", why="x", exists=known, by="ana")
    assert people(a, b, one, two, by_mention) == [("Ken Ruiz", (one.id, two.id))]


def test_a_retracted_mention_remains_as_a_trace() -> None:
    a, b = article("a", "2025-01-01"), article("b", "2025-02-01")
    one, two = tenure("m", a, "Ana Ruiz"), tenure("n", b, "Ana Ruiz")
    retract = decisions.retract(one.id, why="x", exists=known, by="ana")
    (person,) = [r for r in resolve([a, b, one, two, retract]) if r.id.startswith("person/")]
    assert (person.texts("denotedBy"), person.texts("formerlyDenotedBy")) == ((two.id,), (one.id,))

"""Events and statements: which mentions are one act."""

from typing import Any

from legatus.ontology.record import Record


def test_planned_and_actual_one_day_apart_are_one_event_on_the_actual_day(build: Any) -> None:
    a, b = build.article("a", "2025-01-20"), build.article("b", "2025-02-03")
    planned = build.event(a, "SANCTION", "USA", "MEX", "tariffs", date="2025-02-01", modality="planned")
    actual = build.event(b, "SANCTION", "USA", "MEX", ("tariffs", "trade"), date="2025-02-02")
    world = build.resolved(a, b, planned, actual)
    event = world.one("event")
    assert (event.text("date"), event.text("modality"), event.text("stories")) == ("2025-02-02", "actual", "2")
    assert event.texts("about") == ("issue/tariffs", "issue/trade")
    assert event.text("dyad") == "MEX-USA"
    assert event.text("between") == "dyad/MEX-USA"
    assert world.records["dyad/MEX-USA"].texts("member") == ("state/MEX", "state/USA")
    assert event.text("score") is not None
    assert event.texts("disputed") == ()


def test_two_consults_of_one_article_on_one_day_stay_two(build: Any) -> None:
    a = build.article("a")
    one = build.event(a, "CONSULT", "USA", "MEX", date="2025-01-03", mode="call")
    two = build.event(a, "CONSULT", "MEX", "USA", date="2025-01-03", mode="meeting", at=90)
    world = build.resolved(a, one, two)
    assert len(world.all("event")) == 2
    assert {e.text("source") for e in world.all("event")} == {"state/MEX"}  # unordered: alphabetical


def test_the_window_does_not_drift(build: Any) -> None:
    items: list[Record] = []
    for i in range(1, 5):
        article = build.article(f"a{i}", f"2025-01-0{i}")
        items += [article, build.event(article, "ACCUSE", "USA", "MEX", date=f"2025-01-0{i}")]
    assert sorted(e.text("date") for e in build.resolved(items).all("event")) == ["2025-01-01", "2025-01-03"]
    # the date of a fused event is disputed: both days are claimed


def test_other_issue_other_day_or_other_ends_are_other_events(build: Any) -> None:
    a, b, c, d = (build.article(n) for n in "abcd")
    events = [
        build.event(a, "ACCUSE", "USA", "MEX", "trade", date="2025-01-01"),
        build.event(b, "ACCUSE", "USA", "MEX", "water", date="2025-01-01"),
        build.event(c, "ACCUSE", "MEX", "USA", "trade", date="2025-01-01"),
        build.event(d, "ACCUSE", "USA", "MEX", "trade", date="2025-01"),
    ]
    assert len(build.resolved(a, b, c, d, events).all("event")) == 4


def test_a_copy_adds_no_record_and_no_support(build: Any) -> None:
    a = build.article("a", "2025-01-06", signature=("s1", "s2"))
    copy = build.article("copy", "2025-01-07", signature=("s2", "s3"))
    third = build.article("third", "2025-01-08", signature=("s3",))
    facts = []
    for shift, article in enumerate((a, copy, third)):
        facts += [
            build.event(article, "REJECT", "MEX", "USA", at=10),
            build.statement(article, "Rosa Ibarra", "MEX", at=70),
            build.tenure(article, "Rosa Ibarra", "head_of_state", "MEX", status="incumbent", at=140 + shift),
        ]
    alone = build.resolved(a, facts[:3])
    world = build.resolved(a, copy, third, facts)
    resolved = ("event", "statement", "tenure", "person", "administration")
    assert [len(world.all(p)) for p in resolved] == [len(alone.all(p)) for p in resolved] == [1, 1, 1, 1, 1]
    assert {world.one(p).text("stories") for p in resolved} == {"1"}
    assert world.records[copy.id].text("copyOf") == a.id
    assert world.records[third.id].text("copyOf") == a.id
    assert a.id not in world.records


def test_two_acts_in_one_sentence_of_a_story_stay_two(build: Any) -> None:
    a, b = build.article("a", signature="s"), build.article("b", "2025-01-09", signature="s")
    facts = [
        build.event(x, "CONSULT", "USA", "MEX", date=day, at=10) for x in (a, b) for day in ("2025-01-01", "2025-01-05")
    ]
    world = build.resolved(a, b, facts)
    assert sorted((e.text("date"), len(e.texts("denotedBy"))) for e in world.all("event")) == [
        ("2025-01-01", 2),
        ("2025-01-05", 2),
    ]


def test_statements_fuse_by_their_words(build: Any) -> None:
    a, b, c = build.article("a", "2025-01-06"), build.article("b", "2025-01-07"), build.article("c", "2025-03-01")
    said = [build.statement(x, "Rosa Ibarra", "MEX", at=10 * i) for i, x in enumerate((a, b, c))]
    quotes = [build.quote(m, "We will not accept it.") for m in said]
    other = build.statement(b, "Rosa Ibarra", "MEX", at=300)
    world = build.resolved(a, b, c, said, quotes, other, build.quote(other, "Talks go on."))
    assert len(world.all("statement")) == 3
    first = next(s for s in world.all("statement") if s.text("stories") == "2")
    assert first.text("text") == "We will not accept it."
    assert first.text("date") == "../2025-01-06"
    assert first.text("dyad") == "MEX-USA"


def test_free_text_and_missing_targets(build: Any) -> None:
    a = build.article("a")
    named = build.event(a, "APPOINT", "USA", "the Sahel region", date="2025-01-03")
    missing = build.event(a, "MOBILIZE", "PRK", None, date="2025-01-03", at=90)
    world = build.resolved(a, named, missing)
    assert all(e.text("target") is None and e.text("dyad") is None for e in world.all("event"))
    assert {e.text("source") for e in world.all("event")} == {"state/USA", "state/PRK"}


def test_a_withdrawn_article_leaves_its_copy_and_its_iris(build: Any) -> None:
    a, copy = build.article("a", "2025-01-06", signature="s"), build.article("b", "2025-01-07", signature="s")
    facts = [build.event(x, "REJECT", "MEX", "USA", at=10) for x in (a, copy)]
    facts += [build.tenure(x, "Rosa Ibarra", "head_of_state", "MEX", status="incumbent", at=90) for x in (a, copy)]
    before = build.resolved(a, copy, facts)
    world = build.resolved(a, copy, facts, build.decide("retract", a.id))
    for path in ("event", "tenure", "person", "administration"):
        old, new = before.one(path), world.one(path)
        assert old.id != new.id
        assert world.whereis(old.id) == {new.id}
        assert world.whereis(new.id) == {new.id}
    assert copy.id not in world.records  # no longer a copy of anything
    gone = build.resolved(a, facts[::2], build.decide("retract", a.id))
    assert gone.records == {}


def test_a_newer_version_of_a_url_supersedes_the_old_one(build: Any) -> None:
    old = build.article("old", "2025-01-06", url="https://news.example/1")
    new = build.article("new", "2025-01-06", url="https://news.example/1", modified="2025-01-08")
    was = build.event(old, "ACCUSE", "MEX", "USA", date="2025-01-05", at=10)
    now = build.event(new, "ACCUSE", "MEX", "USA", date="2025-01-04", at=30)
    dropped = build.event(old, "THREATEN", "MEX", "USA", at=50)
    world = build.resolved(old, new, was, now, dropped)
    event = world.one("event")
    assert (event.text("date"), event.texts("denotedBy"), event.texts("formerlyDenotedBy")) == (
        "2025-01-04",
        (now.id,),
        (was.id,),
    )
    assert world.records[new.id].text("supersedes") == old.id


def test_a_newer_extractor_supersedes_even_by_silence(build: Any) -> None:
    a = build.article("a", extractedWith=("rules@1.9", "rules@1.10", "hand@1"))
    old = build.event(a, "ACCUSE", "MEX", "USA", by="rules@1.9#x")
    kept = build.event(a, "REJECT", "MEX", "USA", by=("rules@1.9#x", "rules@1.10#y"))
    hand = build.event(a, "AID", "MEX", "USA", by="hand@1#z")
    world = build.resolved(a, old, kept, hand)
    assert {e.text("type") for e in world.all("event")} == {"REJECT", "AID"}

"""Tenures, nominations, milestones and administrations from what articles and lists say."""

from typing import Any

import pytest

from legatus.ontology.dates import bounds
from legatus.ontology.record import Record


def certain(term: Record, day: str) -> bool:
    start, end = term.text("start"), term.text("end")
    return start is not None and end is not None and bounds(start)[1] <= bounds(day)[0] <= bounds(end)[0]


def test_an_outgoing_envoy_certainly_serves_on_the_day_of_the_article(build: Any) -> None:
    a = build.article("farewell", "2025-01-06")
    world = build.resolved(a, build.tenure(a, "Ken Salazar", "ambassador", "USA", "MEX", status="outgoing"))
    tenure = world.one("tenure")
    assert (tenure.text("start"), tenure.text("end")) == ("../2025-01-06", "2025-01-06/..")
    assert tenure.text("status") == "outgoing"
    assert certain(tenure, "2025-01-06")
    assert tenure.text("of") == "post/ambassador.USA.MEX"
    assert world.records["post/ambassador.USA.MEX"].text("accreditedTo") == "state/MEX"
    assert world.named("Ken Salazar").texts("held") == (tenure.id,)
    assert world.named("Ken Salazar").texts("envoyTo") == ("state/MEX",)


@pytest.mark.parametrize(
    ("status", "start", "end"),
    [
        ("incumbent", "../2024-05-01", "2024-05-01/.."),
        ("acting", "../2024-05-01", "2024-05-01/.."),
        ("suspended", "../2024-05-01", "2024-05-01/.."),
        ("credentials_presented", "../2024-05-01", "2024-05-01/.."),
        ("former", "../2024-05-01", "../2024-05-01"),
        ("resigned", "../2024-05-01", "../2024-05-01"),
        ("expelled", "../2024-05-01", "../2024-05-01"),
    ],
)
def test_what_a_status_implies(build: Any, status: str, start: str, end: str) -> None:
    a = build.article("x", "2024-05-01")
    tenure = build.resolved(a, build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status=status)).one("tenure")
    assert (tenure.text("start"), tenure.text("end")) == (start, end)


@pytest.mark.parametrize("status", ["nominated", "confirmed", "elect", "appointed", "withdrawn"])
def test_without_service_there_is_only_a_nomination(build: Any, status: str) -> None:
    a = build.article("x")
    world = build.resolved(a, build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status=status))
    assert not world.all("tenure")
    nomination = world.one("nomination")
    assert nomination.text("start") is None
    assert world.one("person").texts("nomineeIn") == (nomination.id,)
    assert world.one("person").texts("held") == ()


def test_service_turns_a_nomination_into_a_tenure_with_the_same_tail(build: Any) -> None:
    a, b = build.article("x", "2021-06-15"), build.article("y", "2021-12-01")
    first = [a, build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="nominated")]
    before = build.resolved(first).one("nomination").id
    world = build.resolved(first, b, build.tenure(b, "Ana Ruiz", "ambassador", "ESP", "FRA", status="incumbent"))
    tenure = world.one("tenure")
    assert tenure.id == before.replace("nomination", "tenure")
    assert tenure.text("start") == "2021-06-15/2021-12-01"
    assert world.whereis(before) == {tenure.id}


def test_a_stated_start_lies_ahead_of_an_elect_or_makes_the_tenure(build: Any) -> None:
    a = build.article("x", "2025-01-06")
    world = build.resolved(a, build.tenure(a, "Iva Lund", "head_of_state", "BRA", status="elect", start="2025-10-11"))
    assert world.one("nomination").text("start") == "2025-10-11"
    b = build.article("y", "2026-01-06")
    world = build.resolved(b, build.tenure(b, "Iva Lund", "head_of_state", "BRA", status="elect", start="2025-10-11"))
    assert world.one("tenure").text("start") == "2025-10-11"


def test_two_terms_need_an_end_between(build: Any) -> None:
    def claims(name: str, day: str, **stated: Any) -> list[Record]:
        a = build.article(name, day)
        return [a, build.tenure(a, "Iva Lund", "head_of_state", "BRA", **stated)]

    first = claims("a", "2018-03-01", status="incumbent")
    between = claims("b", "2022-01-01", status="former")
    elect = claims("c", "2024-11-20", status="elect")
    second = claims("d", "2025-03-01", status="incumbent")
    assert len(build.resolved(first, second).all("tenure")) == 1
    world = build.resolved(first, between, elect)
    assert (len(world.all("tenure")), len(world.all("nomination"))) == (1, 1)
    world = build.resolved(first, between, elect, second)
    starts = {t.text("start"): t.text("end") for t in world.all("tenure")}
    assert starts == {"../2018-03-01": "2018-03-01/2022-01-01", "2024-11-20/2025-03-01": "2025-03-01/.."}
    assert len(world.all("administration")) == 2


def test_stated_starts_far_apart_with_an_end_between_are_two_terms(build: Any) -> None:
    a = build.article("x", "2020-01-01")
    one = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", start="2001-05", end="2004-06", status="former")
    two = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", start="2010-05", status="former", at=90)
    b = build.article("y", "2020-01-02")
    near = build.tenure(b, "Ana Ruiz", "ambassador", "ESP", "FRA", start="2001-09", status="former")
    world = build.resolved(a, b, one, two, near)
    assert {t.text("start"): t.texts("disputed") for t in world.all("tenure")} == {"2001-05": ("start",), "2010-05": ()}


def test_a_finer_date_wins_and_a_contrary_one_is_disputed(build: Any) -> None:
    def with_start(name: str, start: str) -> list[Record]:
        a = build.article(name, "2022-01-01")
        return [a, build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", start=start, status="incumbent")]

    month, day, other = with_start("a", "2019-08"), with_start("b", "2019-08-20"), with_start("c", "2019-11")
    assert build.resolved(month, day).one("tenure").text("start") == "2019-08-20"
    assert build.resolved(month, day).one("tenure").texts("disputed") == ()
    tenure = build.resolved(month, day, other).one("tenure")
    assert tenure.texts("disputed") == ("start",)
    assert tenure.text("stories") == "3"
    prefer = build.decide("prefer", other[1].id, "start")
    tenure = build.resolved(month, day, other, prefer).one("tenure")
    assert (tenure.text("start"), tenure.texts("disputed")) == ("2019-11", ())
    forced = build.decide("prefer", tenure.id, "start", "2019-12")
    assert build.resolved(month, day, other, forced).one("tenure").text("start") == "2019-12"


def test_a_term_reaches_twelve_years_beyond_the_evidence_or_to_the_next_holder(build: Any) -> None:
    a, b = build.article("x", "2024-12-20"), build.article("y", "2025-06-01")
    one = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="outgoing")
    two = build.tenure(b, "Luis Vega", "ambassador", "ESP", "FRA", start="2025-05-19", status="incumbent")
    third = build.tenure(b, "Eva Soto", "consul_general", "ESP", "FRA", status="incumbent", at=90)
    world = build.resolved(a, b, one, two, third)
    ana, luis = (world.records[world.named(n).text("held")] for n in ("Ana Ruiz", "Luis Vega"))
    assert (ana.text("end"), ana.text("reach")) == ("2024-12-20/..", "2012-12-20/2025-05-19")
    assert (luis.text("end"), luis.text("reach")) == ("2025-06-01/..", "2025-05-19/2037-06-01")
    assert luis.text("succeeded") == ana.id
    assert ana.text("succeeded") is None


def test_nobody_is_said_to_succeed_across_many_unknown_years(build: Any) -> None:
    a, b = build.article("x", "2001-12-20"), build.article("y", "2025-06-01")
    one = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="incumbent")
    two = build.tenure(b, "Luis Vega", "ambassador", "ESP", "FRA", status="incumbent")
    assert all(t.text("succeeded") is None for t in build.resolved(a, b, one, two).all("tenure"))


def test_concurrent_posts_are_two_tenures(build: Any) -> None:
    a = build.article("x")
    one = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="incumbent")
    two = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "MCO", status="incumbent", at=90)
    world = build.resolved(a, one, two)
    assert len(world.one("person").texts("held")) == 2
    assert world.one("person").texts("envoyTo") == ("state/FRA", "state/MCO")


def test_an_ambassador_without_host_is_the_one_whose_host_is_known(build: Any) -> None:
    a, b = build.article("x"), build.article("y", "2025-01-10")
    full = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="incumbent")
    bare = build.tenure(b, "Ana Ruiz", "ambassador", "ESP", None, status="outgoing")
    world = build.resolved(a, b, full, bare)
    assert world.one("tenure").text("of") == "post/ambassador.ESP.FRA"
    assert [p.id for p in world.all("post")] == ["post/ambassador.ESP.FRA"]
    c = build.article("z", "2035-01-10")
    late = build.tenure(c, "Ana Ruiz", "ambassador", "ESP", None, status="incumbent")
    assert {p.id for p in build.resolved(a, c, full, late).all("post")} == {
        "post/ambassador.ESP.FRA",
        "post/ambassador.ESP",
    }


def test_an_expelled_charge_has_a_tenure_a_milestone_and_a_separate_event(build: Any) -> None:
    a = build.article("x", "2020-02-03")
    tenure = build.tenure(a, "Ana Ruiz", "charge_d_affaires", "ESP", "BOL", status="expelled", end="2020-02-01")
    event = build.event(a, "EXPEL", "BOL", "ESP", date="2020-02-01", at=90)
    world = build.resolved(a, tenure, event)
    milestone = world.one("milestone")
    assert (milestone.text("kind"), milestone.text("date")) == ("expelled", "2020-02-01")
    assert world.one("tenure").texts("milestone") == (milestone.id,)
    assert world.one("event").text("type") == "EXPEL"


def test_a_dataset_keeps_its_records_apart_and_news_joins_the_term_it_falls_in(build: Any) -> None:
    d = build.dataset("Old List")
    one = build.tenure(d, "Jan Dorn", "ambassador", "NLD", "CHE", record="1", status="former", personId="p1",
                       start="1990-02-01", end="1993-03-01")  # fmt: skip
    two = build.tenure(d, "Jan Dorn", "ambassador", "NLD", "CHE", record="2", status="former", personId="p1",
                       start="1993-04-01", end="1996-03-01")  # fmt: skip
    step = build.row(d, "milestone", "2#credentials", claimType="credentials_presented", date="1993-04-01",
                     person="Jan Dorn", personId="p1", role="ambassador", sending="NLD", receiving="CHE")  # fmt: skip
    nominee = build.tenure(d, "Jan Dorn", "ambassador", "NLD", "AUT", record="3", status="withdrawn", personId="p1")
    a = build.article("x", "1995-01-01")
    news = build.tenure(a, "Jan Dorn", "ambassador", "NLD", "CHE", status="incumbent")
    world = build.resolved(d, a, one, two, step, nominee, news)
    terms = {t.text("start"): t for t in world.all("tenure")}
    assert set(terms) == {"1990-02-01", "1993-04-01"}
    assert news.id in terms["1993-04-01"].texts("denotedBy")
    assert step.id in terms["1993-04-01"].texts("denotedBy")
    assert world.one("nomination").text("status") == "withdrawn"
    assert world.one("person").texts("xref") == ("old-list:p1",)


def test_overlapping_records_of_two_datasets_fuse(build: Any) -> None:
    d, e = build.dataset("One"), build.dataset("Two")
    one = build.tenure(d, "Jan Dorn", "ambassador", "NLD", "CHE", record="1", status="former", personId="p1",
                       start="1825-06-01", end="1829-10-17")  # fmt: skip
    two = build.tenure(e, "Jan Dorn", "ambassador", "NLD", "CHE", record="9", status="former", personId="x9",
                       start="1825-06", end="1830")  # fmt: skip
    a = build.article("x", "2001-01-01")
    news = build.tenure(a, "Jan Dorn", "ambassador", "NLD", "CHE", status="former", end="1829")
    world = build.resolved(d, e, a, one, two, news)
    tenure = world.one("tenure")
    assert tenure.text("start") == "1825-06-01"
    assert tenure.text("end") == "1829-10-17"
    assert tenure.texts("disputed") == ("end",)
    assert set(world.one("person").texts("xref")) == {"one:p1", "two:x9"}


def test_a_partial_import_retires_nothing_and_a_newer_release_replaces_its_record(build: Any) -> None:
    d = build.dataset("One")
    old = build.tenure(
        d, "Jan Dorn", "ambassador", "NLD", "CHE", record="1", release="2024", start="1990", status="former"
    )
    new = build.tenure(
        d, "Jan Dorn", "ambassador", "NLD", "CHE", record="1", release="2025", start="1991", status="former"
    )
    other = build.tenure(
        d, "Eva Holm", "ambassador", "NLD", "CHE", record="2", release="2024", start="1995", status="former"
    )
    world = build.resolved(d, old, new, other)
    assert {t.text("start") for t in world.all("tenure")} == {"1991", "1995"}
    jan = next(t for t in world.all("tenure") if t.text("start") == "1991")
    assert jan.texts("formerlyDenotedBy") == (old.id,)


def test_administrations(build: Any) -> None:
    a, b = build.article("x", "2025-01-06"), build.article("y", "2025-03-01")
    elect = build.tenure(a, "Joan Q. Marsh", "head_of_state", "USA", status="elect")
    other = build.tenure(a, "Rosa María Ibarra Luna", "head_of_state", "MEX", status="incumbent", at=90)
    crown = build.tenure(a, "King Example", "head_of_state", "GBR", status="incumbent", at=180)
    world = build.resolved(a, elect, other, crown)
    admins = {x.text("name"): x for x in world.all("administration")}
    assert set(admins) == {"Marsh administration", "Ibarra Luna administration"}
    marsh = admins["Marsh administration"]
    assert marsh.text("governs") == "state/USA"
    assert marsh.text("headedBy") == world.one("nomination").id
    begun = build.tenure(b, "Joan Q. Marsh", "head_of_state", "USA", status="incumbent")
    event = build.event(b, "SANCTION", "USA", "MEX", date="2025-03-01", at=90)
    later = build.resolved(a, b, elect, other, crown, begun, event)
    assert later.records[marsh.id].text("headedBy") in later.records
    assert marsh.id in later.one("event").texts("during")


def test_a_long_term_falls_into_several_administrations(build: Any) -> None:
    a = build.article("x", "2025-01-01")
    heads = [
        build.tenure(a, "Iva Lund", "head_of_state", "BRA", start="2011-01-01", end="2015-01-01", status="former"),
        build.tenure(
            a, "Rui Melo", "head_of_state", "BRA", start="2015-01-01", end="2019-01-01", status="former", at=60
        ),
        build.tenure(a, "Ema Reis", "head_of_state", "BRA", start="2019-01-01", status="incumbent", at=120),
    ]
    envoy = build.tenure(a, "Ana Ruiz", "ambassador", "BRA", "FRA", start="2014", end="2018", status="former", at=180)
    world = build.resolved(a, heads, envoy)
    (tenure,) = [t for t in world.all("tenure") if t.text("of") == "post/ambassador.BRA.FRA"]
    names = {world.records[id].text("name") for id in tenure.texts("during")}
    assert names == {"Lund administration", "Melo administration"}


def test_status_is_the_last_word(build: Any) -> None:
    def on(name: str, day: str, status: str) -> list[Record]:
        a = build.article(name, day)
        return [a, build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status=status)]

    nominated, serving = on("a", "2021-01-01", "nominated"), on("b", "2022-01-01", "incumbent")
    recalled, former = on("c", "2023-01-01", "recalled"), on("d", "2023-02-01", "former")
    assert build.resolved(nominated, serving).one("tenure").text("status") == "incumbent"
    assert build.resolved(nominated, serving, former).one("tenure").text("status") == "former"
    assert build.resolved(former, recalled, serving, nominated).one("tenure").text("status") == "recalled"


def test_another_holder_between_parts_two_terms(build: Any) -> None:
    days = {"Iva Lund": ["2018-03-01", "2025-03-01"], "Rui Melo": ["2021-05-01", "2022-05-01"]}
    items: list[Record] = []
    for name, when in days.items():
        for day in when:
            a = build.article(name + day, day)
            items += [a, build.tenure(a, name, "head_of_state", "BRA", status="incumbent")]
    world = build.resolved(items)
    assert sorted(t.text("reach") or "" for t in world.all("tenure")) == [
        "2006-03-01/2021-05-01",
        "2018-03-01/2025-03-01",
        "2022-05-01/2037-03-01",
    ]
    by_start = {t.text("start"): t for t in world.all("tenure")}
    assert by_start["../2025-03-01"].text("succeeded") == by_start["../2021-05-01"].id
    assert len(build.resolved(items[:-2]).all("tenure")) == 2  # one story alone parts nothing
    c = build.article("c", "2025-01-02")
    world = build.resolved(items, c, build.tenure(c, "Iva Lund", "head_of_state", "BRA", status="elect"))
    assert "2025-01-02/2025-03-01" in {t.text("start") for t in world.all("tenure")}


def test_an_article_that_states_two_beginnings_tells_of_two_terms(build: Any) -> None:
    a = build.article("x", "2000-01-01")
    acting = build.tenure(
        a, "Jan Dorn", "foreign_minister", "NLD", start="1992-08-23", end="1992-12-08", status="acting"
    )
    full = build.tenure(
        a, "Jan Dorn", "foreign_minister", "NLD", start="1992-12-08", end="1993-01-20", status="former", at=90
    )
    terms = build.resolved(a, acting, full).all("tenure")
    assert {(t.text("start"), t.text("end")) for t in terms} == {
        ("1992-08-23", "1992-12-08"),
        ("1992-12-08", "1993-01-20"),
    }
    assert all(t.texts("disputed") == () for t in terms)


def test_an_undated_step_takes_the_day_of_the_act_in_its_sentence(build: Any) -> None:
    a = build.article("x", "2020-02-03")
    tenure = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "BOL", status="expelled")
    event = build.event(a, "EXPEL", "BOL", "ESP", date="2020-02-01")
    world = build.resolved(a, tenure, event)
    assert world.one("milestone").text("date") == "2020-02-01"
    other = build.event(a, "DEPART", "ESP", "BOL", date="2020-02-02")
    assert build.resolved(a, tenure, other).one("milestone").text("date") == "../2020-02-03"
    elsewhere = build.event(a, "EXPEL", "BOL", "ESP", date="2020-02-01", at=90)
    assert build.resolved(a, tenure, elsewhere).one("milestone").text("date") == "../2020-02-03"


def test_presenting_credentials_on_a_known_day_begins_the_term(build: Any) -> None:
    a, b = build.article("x", "2021-09-15"), build.article("y", "2023-01-01")
    tenure = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "BOL", status="credentials_presented")
    event = build.event(a, "APPOINT", "ESP", "BOL", date="2021-09-14")
    later = build.tenure(b, "Ana Ruiz", "ambassador", "ESP", "BOL", status="incumbent")
    assert build.resolved(a, b, tenure, event, later).one("tenure").text("start") == "2021-09-14"
    assert build.resolved(a, b, tenure, later).one("tenure").text("start") == "../2021-09-15"
    stated = build.tenure(b, "Ana Ruiz", "ambassador", "ESP", "BOL", status="incumbent", start="2021-08")
    assert build.resolved(a, b, tenure, event, stated).one("tenure").text("start") == "2021-08"
    coarse = build.tenure(b, "Ana Ruiz", "ambassador", "ESP", "BOL", status="incumbent", start="2021")
    assert build.resolved(a, b, tenure, event, coarse).one("tenure").text("start") == "2021-09-14"


def test_where_the_sources_overlap_nobody_reaches_beyond_the_evidence(build: Any) -> None:
    days = {"Iva Lund": ["2019-01-01", "2021-01-23"], "Rui Melo": ["2021-01-21", "2024-05-01"]}
    items: list[Record] = []
    for name, when in days.items():
        for day in when:
            a = build.article(name + day, day)
            items += [a, build.tenure(a, name, "head_of_state", "BRA", status="incumbent")]
    lund, melo = sorted(build.resolved(items).all("tenure"), key=lambda t: t.text("start") or "")
    assert (lund.text("reach"), melo.text("reach")) == ("2007-01-01/2021-01-23", "2021-01-21/2036-05-01")

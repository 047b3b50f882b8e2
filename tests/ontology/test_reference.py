"""The tables of states, organisations, institutions, false friends and office-holders, and the look-ups in them."""

import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from legatus.ontology.errors import InputError
from legatus.ontology.reference import Reference, code_for, fold, reference
from legatus.ontology.reference_rows import Leader, earliest, latest

HEADER = "state,role,person,surname,alt_names,start,end,acting,source\n"
#: Posts with several holders at once: Iran has a Supreme Leader and a president, both heads of state in the vocabulary.
SHARED_POSTS = {("IRN", "head_of_state")}
#: Days that an incoming and an outgoing holder may share, since sources count the day of the change differently.
HANDOVER = 3


@pytest.fixture(scope="module")
def tables() -> Reference:
    return reference()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("USA", "USA"),
        ("usa", "USA"),
        ("the U.S.", "USA"),
        ("Americans", "USA"),
        ("Mexico", "MEX"),
        ("México", "MEX"),
        ("mexican", "MEX"),
        ("Türkiye", "TUR"),
        ("turkey", "TUR"),
        ("the Netherlands", "NLD"),
        ("Dutch", "NLD"),
        ("Cote d’Ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Republic of the Congo", "COG"),
        ("Burma", "MMR"),
        ("Soviet", "SUN"),
        ("East German", "DDR"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("Palestinian", "PSE"),
        ("U.N.", "UN"),
        ("Nato", "NATO"),
        ("Organization of American States", "OAS"),
        ("MX", "MEX"),
        ("IT", "ITA"),
        ("GB", "GBR"),
    ],
)
def test_a_name_gives_its_code(name: str, code: str) -> None:
    assert code_for(name) == code


@pytest.mark.parametrize("name", ["it", "in", "Atlantis", "", "New Mexico", "Latin American"])
def test_what_names_no_state_gives_nothing(name: str) -> None:
    assert code_for(name) is None


def test_states_are_complete_and_well_formed(tables: Reference) -> None:
    assert sum(s.kind == "state" for s in tables.states.values()) >= 195
    for state in tables.states.values():
        assert re.fullmatch(r"[A-Z]{3}", state.code)
        assert re.fullmatch(r"[A-Z]{2}", state.alpha2), state.code
        assert all(s in tables.states for s in state.successors), state.code
        assert bool(state.exists_to) == (state.kind == "former"), state.code
        assert state.kind != "former" or state.successors
        assert state.kind != "state" or state.adjectives or state.code in {"DMA", "COG", "VAT"}, state.code
        if state.exists_from and state.exists_to:
            assert earliest(state.exists_from) < latest(state.exists_to)


def test_no_name_means_two_things(tables: Reference) -> None:
    claims = defaultdict(set)
    for state in tables.states.values():
        for name in (state.code, *state.names, *state.adjectives, *state.capitals):
            claims[fold(name)].add(state.code)
    for organization in tables.organizations.values():
        for name in organization.names:
            claims[fold(name)].add(organization.code)
    assert {name: codes for name, codes in claims.items() if len(codes) > 1} == {}


def test_names_shared_in_the_world_are_listed_as_ambiguous(tables: Reference) -> None:
    listed = {g.phrase for g in tables.guards if g.kind == "ambiguous"}
    assert {"Georgia", "Congo", "Korea", "Guinea", "Dominican", "Macedonia", "Ireland", "Washington", "US"} <= listed


def test_guards_say_what_they_are(tables: Reference) -> None:
    phrases = [g.phrase for g in tables.guards]
    assert len(phrases) == len(set(phrases))
    for guard in tables.guards:
        assert guard.codes or guard.kind not in {"ambiguous", "other_state", "place"}, guard
        assert not guard.codes or guard.kind not in {"not_actor", "person", "nominal"}, guard


def test_no_guard_takes_a_state_its_name(tables: Reference) -> None:
    """A phrase that is a state's own name is no false friend, unless it says which state or that it is ambiguous."""
    for guard in tables.guards:
        code = tables.code_for(guard.phrase)
        if code and guard.kind != "ambiguous":
            assert guard.kind == "other_state" and guard.codes == (code,), guard


def test_organisations_of_the_guideline_are_actors(tables: Reference) -> None:
    actors = {o.code for o in tables.organizations.values() if o.in_guideline}
    assert actors == {"EU", "UN", "NATO", "AU", "OAS", "UNASUR", "COMMONWEALTH", "INTERPOL", "WFP", "UNHCR", "UNECA"}


def test_institutions_speak_for_one_state(tables: Reference) -> None:
    spoken = defaultdict(set)
    for institution in tables.institutions:
        spoken[fold(institution.phrase)].add(institution.code)
        assert tables.code_for(institution.phrase) in {None, institution.code}, institution
    assert [p for p, codes in spoken.items() if len(codes) > 1] == []
    assert len({i.code for i in tables.institutions}) > 80


def _shared_days(a: Leader, b: Leader) -> int:
    """How many days both held their office for certain."""
    first, last = max(latest(a.start), latest(b.start)), min(earliest(a.end), earliest(b.end))
    if first > last:
        return 0
    days = [date(int(d[:4]), int(d[5:7]), min(int(d[8:]), 28)) for d in (first, last)]
    return (days[1] - days[0]).days


def test_an_exclusive_post_has_one_holder_at_a_time(tables: Reference) -> None:
    posts = defaultdict(list)
    for leader in tables.leaders:
        if not leader.acting and (leader.state, leader.role) not in SHARED_POSTS:
            posts[leader.state, leader.role].append(leader)
    clashes = [
        (a.person, b.person, post)
        for post, holders in posts.items()
        for a, b in combinations(holders, 2)
        if _shared_days(a, b) > HANDOVER
    ]
    assert clashes == []


def test_names_of_office_holders_are_names(tables: Reference) -> None:
    for leader in tables.leaders:
        assert not re.search(r"[\d,;(\"]|^(President|King|Queen|Minister|Secretary|General|Sir) ", leader.person), (
            leader
        )
        assert leader.surname and leader.source


def test_presidents_of_mexico_and_the_united_states_follow_each_other(tables: Reference) -> None:
    """From 1990 on every year has a head of state of both, known for certain."""
    for code in ("MEX", "USA"):
        for year in range(1990, 2026):
            (holder,) = tables.leader(code, "head_of_state", f"{year}-06-15")
            assert holder.held(f"{year}-06-15"), (code, year)


def test_a_handover_month_has_both(tables: Reference) -> None:
    assert [x.surname for x in tables.leader("USA", "head_of_state", "2001-01")] == ["Clinton", "Bush"]
    assert [x.surname for x in tables.leader("USA", "head_of_state", "2001-01-25")] == ["Bush"]
    assert [x.surname for x in tables.leader("USA", "head_of_state", "2001")] == ["Clinton", "Bush"]


def test_office_holders_are_found_by_any_form_of_their_name(tables: Reference) -> None:
    for name in ("López Obrador", "lopez obrador", "AMLO", "Andres Manuel Lopez Obrador"):
        assert {x.state for x in tables.leaders_named(name)} == {"MEX"}
    assert len(tables.leaders_named("Trump")) == 2
    assert tables.leaders_named("Nobody") == ()


def _file(folder: Path, row: str) -> Path:
    path = folder / "holders.csv"
    path.write_text(HEADER + row, encoding="utf-8")
    return path


def test_own_office_holders_join_ours(tmp_path: Path) -> None:
    path = _file(tmp_path, "NZL,foreign_minister,Ada Example,,A. Example,2031-02,2032-03-04/..,,my own notes\n")
    (holder,) = reference(path).leader("NZL", "foreign_minister", "2031-05-01")
    assert (holder.person, holder.surname, holder.source) == ("Ada Example", "Example", "my own notes")
    assert holder.held("2031-03-01") and not holder.held("2031-02-10") and holder.may_have_held("2031-02-10")
    assert holder.may_have_held("2033-01-01") and not holder.may_have_held("2039-01-01")
    assert reference().leader("NZL", "foreign_minister", "2031-05-01") == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("QQQ,foreign_minister,A B,,,2001,2002,,notes\n", "QQQ"),
        ("NZL,president,A B,,,2001,2002,,notes\n", "president"),
        ("NZL,foreign_minister,,,,2001,2002,,notes\n", "person"),
        ("NZL,foreign_minister,A B,,,spring 2001,2002,,notes\n", "spring 2001"),
        ("NZL,foreign_minister,A B,,,2001-13,2002,,notes\n", "2001-13"),
        ("NZL,foreign_minister,A B,,,2003,2002,,notes\n", "after"),
        ("NZL,foreign_minister,A B,,,2001,2002,perhaps,notes\n", "perhaps"),
        ("NZL,foreign_minister,A B,,,2001,2002,,\n", "source"),
        ("NZL,foreign_minister,A B\n", "columns"),
        ("NZL,foreign_minister,A B,,,2001,2002,,notes,more\n", "columns"),
    ],
)
def test_a_malformed_row_is_named_with_file_and_line(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(InputError) as raised:
        reference(_file(tmp_path, row))
    assert "holders.csv, line 2" in str(raised.value) and problem in str(raised.value)


def test_a_missing_file_or_column_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.csv"):
        reference(tmp_path / "absent.csv")
    short = tmp_path / "short.csv"
    short.write_text("state,role\nNZL,foreign_minister\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"short\.csv, line 1: there is no column"):
        reference(short)


def test_secretaries_of_state_agree_with_the_published_list(tables: Reference, shared: Path) -> None:
    root = ElementTree.parse(shared / "data/pocom/positions-principals/secretary.xml").getroot()
    ours = {x.start for x in tables.leaders if (x.state, x.role) == ("USA", "foreign_minister")}
    theirs = {p.findtext("started/date") or p.findtext("appointed/date") for p in root.iterfind("principals/principal")}
    assert theirs - ours == set()

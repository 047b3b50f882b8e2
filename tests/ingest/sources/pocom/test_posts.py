"""Titles and countries as posts."""

import pytest
from pocom_files import Folder, office


def post(folder: Folder) -> tuple[object, ...]:
    claims = folder.one().facts[0].claims
    return claims["role"], claims["receiving"], claims["seat"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("envoy-extraordinary-minister-plenipotentiary", ("ambassador", "MEX", None)),
        ("charge-daffaires", ("charge_d_affaires", "MEX", None)),
        ("agent-consul-general", ("consul_general", "MEX", "Agent consul general")),
        ("principal-officer", ("charge_d_affaires", "MEX", "Principal Officer")),
    ],
)
def test_titles_at_a_country(folder: Folder, role: str, expected: tuple[object, ...]) -> None:
    folder.file(
        "roles-country-chiefs/principal-officer.xml",
        "<role><id>principal-officer</id><names><singular>Principal Officer</singular></names></role>",
    )
    folder.country(office(role=role, started="1950-01-01"))
    assert post(folder) == expected


@pytest.mark.parametrize(
    ("territory", "day", "expected"),
    [
        ("russia", "1910-01-01", "RUS"),
        ("russia", "1950-01-01", "SUN"),
        ("russia", "1995-01-01", "RUS"),
        ("croatia", "1980-01-01", "YUG"),
        ("croatia", "1995-01-01", "HRV"),
        ("estonia", "1930-01-01", "EST"),
        ("czechoslovakia-1993", "1950-01-01", "CSK"),
        ("congo-democratic-republic", "1990-01-01", "COD"),
        ("texas", "1840-01-01", "Texas"),
        ("grand-duchy-of-nowhere", "1840-01-01", "Grand Duchy of Nowhere"),
    ],
)
def test_states_as_they_were(folder: Folder, territory: str, day: str, expected: str) -> None:
    folder.country(office(territory=territory, started=day))
    assert post(folder)[1] == expected


def test_principals_are_told_apart_by_their_title(folder: Folder) -> None:
    folder.position(
        "Secretary of State", office("a", role="secretary", territory=None, tag="principal"), name="secretary"
    )
    folder.position("Under Secretary for Clocks", office("b", role="u", territory=None, tag="principal"), name="u")
    folder.position("Assistant Secretary for Clocks", office("c", role="v", territory=None, tag="principal"), name="v")
    found = [(o.facts[0].claims["role"], o.facts[0].claims["seat"]) for o in folder.offices()]
    assert found == [
        ("foreign_minister", None),
        ("minister_other", "Under Secretary for Clocks"),
        ("official_other", "Assistant Secretary for Clocks"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("U.S. Permanent Representative to the North Atlantic Treaty Organization", ("ambassador", "NATO", None)),
        ("Representative to the United Nations", ("ambassador", "UN", None)),
        ("Representative of the U.S.A. to the European Union (formerly the Communities)", ("ambassador", "EU", None)),
        ("U.S. Permanent Representative on the Council of NATO", ("ambassador", "NATO", None)),
        (
            "Deputy Representative to the United Nations",
            ("ambassador", "UN", "Deputy Representative to the United Nations"),
        ),
        (
            "Representative to the League of Clocks",
            ("ambassador", "League of Clocks", "Representative to the League of Clocks"),
        ),
    ],
)
def test_missions_to_organisations(folder: Folder, title: str, expected: tuple[object, ...]) -> None:
    folder.organisation(title, office(territory=None, role="org", started="1960-01-01"))
    assert post(folder) == expected

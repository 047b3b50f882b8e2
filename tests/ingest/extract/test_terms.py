"""When offices began and ended, as sentences of our own state it."""

from collections.abc import Callable

import pytest

from legatus.ingest.extract.model import Parsed

Read = Callable[..., Parsed]


def terms(parsed: Parsed) -> list[tuple[str | None, str | None, str | None]]:
    """Receiving side, first and last day of each office."""
    return [(office.receiving, office.start, office.end) for person in parsed.persons for office in person.offices]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # each of two posts has its own years
        (
            "Ana Prieto was Ambassador of Chile to Norway from 2014 to 2018 and, before that, Permanent Representative "
            "of Chile to the United Nations (2008-2012).",
            [("NOR", "2014", "2018"), ("UN", "2008", "2012")],
        ),
        (
            "In 1981 Ana Prieto was appointed Ambassador of Chile to Norway, and from 1985 to 1989 she was Permanent "
            "Representative of Chile to the United Nations.",
            [("NOR", "1981", None), ("UN", "1985", "1989")],
        ),
        ("Ana Prieto took up duty as Ambassador of Chile to Norway in September 2019.", [("NOR", "2019-09", None)]),
        # the year of a dateline is no term
        ("LIMA, 3 March 2020 - President Jorge Prieto of Peru spoke.", [(None, None, None)]),
    ],
)
def test_a_title_has_the_dates_of_its_own_clause(parsed: Read, text: str, found: list[tuple[str | None, ...]]) -> None:
    assert terms(parsed(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ousted president of Chile, Jorge Prieto, resigned on February 15.", (None, None, "2020-02-15")),
        ("The president of Chile, Jorge Prieto, may resign on March 15.", (None, None, None)),
        (
            "The first Chilean envoy to Mongolia, Ambassador Jorge Prieto, presented his credentials in Ulaanbaatar on "
            "May 14, 1964; he resided in Moscow.",
            ("MNG", "1964-05-14", None),
        ),
        ("The president of Chile, Jorge Prieto, took office in February.", (None, "2020-02", None)),
        ("The president of Chile, Jorge Prieto, took office after he had won in February.", (None, None, None)),
    ],
)
def test_what_is_told_of_the_holder_dates_the_office(parsed: Read, text: str, found: tuple[str | None, ...]) -> None:
    assert terms(parsed(text)) == [found]


def test_envoys_of_one_ceremony_began_on_its_day(parsed: Read) -> None:
    text = (
        "The president of Chile, Jorge Prieto, received letters of credence from two ambassadors on Monday.\n\n"
        "1. Ann Berg, Ambassador of Norway\n\n2. Ion Popa, Ambassador of Romania"
    )
    assert terms(parsed(text))[1:] == [("CHL", "2020-03-09", None), ("CHL", "2020-03-09", None)]

"""Recognition and relations: which act a head tells, on which day, and by whom."""

from pathlib import Path

import pytest
from list_files import facts, ignored, refused, said

from legatus.ingest import imports
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Outcome
from legatus.ingest.sources import rdcr
from legatus.queries.database import Database

TITLE = "A Guide to the United States’ History of Recognition, Diplomatic, and Consular Relations, by Country"
ENDS = ("claimType", "sourceActor", "targetActor", "date")


def article(folder: Path, stem: str, name: str, *entries: tuple[str, str]) -> Path:
    """An article of the list with dated heads and their prose."""
    timeline = "".join(f'<div type="timeline"><head>{head}</head><p>{body}</p></div>\n' for head, body in entries)
    file = folder / "articles" / f"{stem}.xml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="complete">{TITLE}: {name}</title><title type="short">{name}</title>
</titleStmt></fileDesc></teiHeader><text><body>
<div type="section" xml:id="summary"><head>Summary</head><p>Long ago.</p></div>
<div type="section" xml:id="recognition"><head>Recognition</head>
{timeline}</div></body></text></TEI>""",
        encoding="utf-8",
    )
    return folder


def read(folder: Path, *entries: tuple[str, str], stem: str = "peru", name: str = "Peru") -> list[Outcome]:
    return list(rdcr.outcomes(article(folder, stem, name, *entries)))


def year(text: str) -> str:
    return f'<date when="{text}">{text}</date>'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            f"U.S. Recognition of Peruvian Independence, {year('1826')}.",
            "Peru was free on July 28, 1821. The United States recognized Peru on May 2, 1826, by a letter.",
            ("SUPPORT", "USA", "PER", "1826-05-02"),
        ),
        (
            "Peruvian Recognition of the United States, 1830.",
            "In a note of 1830 Peru recognized the United States.",
            ("SUPPORT", "PER", "USA", "1830"),
        ),
        (
            "Establishment of Diplomatic Relations and the American Legation in Lima, 1827.",
            "Relations were established in May 1827 when a chargé arrived; he presented his letter on June 4, 1828.",
            ("AGREE", "USA", "PER", "1827-05"),
        ),
        (
            "Diplomatic Relations Resumed, 1863.",
            "On 3 April 1863, both sides agreed to resume relations, which had ended on June 5, 1860.",
            ("AGREE", "USA", "PER", "1863-04-03"),
        ),
        (
            "Diplomatic Relations Severed by Peru, 1860.",
            "Peru closed its legation on June 5, 1860, and severed relations on June 9, 1860.",
            ("SANCTION", "PER", "USA", "1860-06-09"),
        ),
        (
            "Diplomatic Relations Severed, 1860.",
            "The envoy learned that President Rowe had severed diplomatic relations with Peru on June 9, 1860.",
            ("SANCTION", "USA", "PER", "1860-06-09"),
        ),
        (
            "Relations Interrupted, 1860.",
            "After the coup, Peru broke diplomatic relations with the United States on June 9, 1860.",
            ("SANCTION", "PER", "USA", "1860-06-09"),
        ),
        (
            "Treaty of Friendship and Commerce, 1851.",
            "It was signed at Lima on July 26, 1851.",
            ("AGREE", "USA", "PER", "1851-07-26"),
        ),
    ],
)
def test_acts(tmp_path: Path, head: str, body: str, expected: tuple[str, ...]) -> None:
    found = facts(read(tmp_path, (head, body)))
    assert [said(f, *ENDS) for f in found] == [expected]
    assert str(found[0].claims["note"])[-1].isalpha(), "the head's words, without the date"


def test_mutual_recognition_is_two_acts(tmp_path: Path) -> None:
    found = facts(read(tmp_path, ("Mutual Recognition, 1826.", "They recognized each other on May 2, 1826.")))
    assert [said(f, *ENDS) for f in found] == [
        ("SUPPORT", "USA", "PER", "1826-05-02"),
        ("SUPPORT", "PER", "USA", "1826-05-02"),
    ]


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("Establishment of the American Legation in Lima, 1827.", "", "a legation or embassy: no event type"),
        ("Elevation of Legation to Embassy Status, 1920.", "", "a legation or embassy: no event type"),
        ("U.S. Consulate at Callao, 1830-1860.", "", "a consulate: no event type"),
        (
            "Establishment of Diplomatic Relations.",
            "The United States and Peru never established relations.",
            "the prose says that it did not happen",
        ),
        ("U.S. Non-Recognition of Peru, 1830.", "", "what did not happen"),
        ("100th Anniversary of Establishment of Diplomatic Relations.", "", "an anniversary"),
    ],
)
def test_what_is_no_act(tmp_path: Path, head: str, body: str, reason: str) -> None:
    assert reason in ignored(read(tmp_path, (head, body)))


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ("Diplomatic Relations Severed, 1860.", "Relations were severed on June 9, 1860.", "does not say who broke"),
        ("U.S. Recognition of Peru.", "Peru was always there.", "dates it"),
        ("The Guano Question, 1851.", "A dispute.", "no act is known for"),
    ],
)
def test_what_is_reported(tmp_path: Path, head: str, body: str, told: str) -> None:
    (sentence,) = refused(read(tmp_path, (head, body)))
    assert sentence.startswith("articles/peru.xml:")
    assert told in sentence


def test_a_state_without_a_code(tmp_path: Path) -> None:
    entries = [
        ("Mutual Recognition, 1794.", "They recognized each other in 1794."),
        ("Tuscan Recognition of the United States, 1794.", "Tuscany recognized the United States."),
    ]
    found = read(tmp_path, *entries, stem="tuscany", name="Tuscany")
    assert [said(f, *ENDS) for f in facts(found)] == [("SUPPORT", "USA", "Tuscany", "1794")]
    assert "the act of a state that has no code" in ignored(found)


def test_equal_heads_are_two_records_and_importing_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    head, body = "Diplomatic Relations Resumed, 1863.", "They resumed relations on {} 3, 1863."
    article(tmp_path, "peru", "Peru", (head, body.format("April")), (head, body.format("May")))
    audit = imports.run(database, None, str(tmp_path))
    assert audit.source.name == "rdcr"
    assert audit.new["event"] == 2
    again = imports.run(database, None, str(tmp_path))
    assert not again.new
    assert again.resolved == type(again.resolved)()


def test_the_real_list_adds_up(shared: Path) -> None:
    info = recognised(shared / "data" / "rdcr")
    assert info is not None
    assert info.name == "rdcr"
    audit = imports.run(None, "rdcr", str(shared / "data" / "rdcr"))
    assert audit.read == audit.mapped + audit.ignored + audit.reported
    assert audit.mapped["entry"] > 320
    found = facts(rdcr.outcomes(shared / "data" / "rdcr"))
    days = sum(len(str(fact.claims["date"])) == 10 for fact in found)
    assert days > 0.9 * len(found)

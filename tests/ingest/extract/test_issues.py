"""What a sentence is about."""

import pytest

from legatus.ingest.extract.issues import first_issues, issues_in


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("They spoke of fentanyl and of the cartels.", ("fentanyl_drugs",)),
        ("It raised duties on steel imports.", ("tariffs", "trade")),
        ("The minister raised the case of two political prisoners.", ("human_rights",)),
        ("They will share the water of the dam.", ("water",)),
        ("It tested a ballistic missile.", ("arms",)),
        ("It lowered emissions of methane.", ("climate",)),
        ("The garden of the residence is large.", ("other",)),
        ("Police in New Mexico found a car.", ("other",)),
    ],
)
def test_issues_by_their_words(text: str, issues: tuple[str, ...]) -> None:
    assert issues_in(text) == issues


def test_the_narrowest_text_that_names_an_issue_decides() -> None:
    assert first_issues(["He agreed.", "They spoke of vaccines.", "The war goes on."]) == ("health",)
    assert first_issues(["He agreed.", "She agreed."]) == ("other",)

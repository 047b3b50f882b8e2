"""The titles of ministers and officials in one form."""

import pytest

from legatus.ingest.extract.seats import seat


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Secretary of Commerce", "commerce secretary"),
        ("Commerce Secretary", "commerce secretary"),
        ("Minister for Defence", "defense minister"),
        ("defense minister", "defense minister"),
        ("Deputy Secretary of Defense", "deputy defense secretary"),
        ("secretary of state for energy", "energy secretary"),
        ("vice foreign minister", "deputy foreign minister"),
        ("national security advisor", "national security adviser"),
        ("foreign ministry spokeswoman", "foreign ministry spokesperson"),
        ("vice premier", "deputy prime minister"),
        ("Minister", None),
        ("adviser", None),
    ],
)
def test_one_form(title: str, form: str | None) -> None:
    role = "minister_other" if "minister" in title.casefold() else "official_other"
    assert seat(role, title) == form


def test_roles_that_are_one_to_a_state_have_none() -> None:
    assert seat("foreign_minister", "Secretary of State") is None
    assert seat("ambassador", "ambassador") is None

"""Where the settings come from, and that a password never shows."""

from pathlib import Path

import pytest

from legatus.ontology.errors import UsageError
from legatus.queries.settings import Settings


def test_without_a_uri_the_embedded_database_is_meant(tmp_path: Path) -> None:
    settings = Settings.from_environment({"LEGATUS_HOME": str(tmp_path), "NEO4J_URI": ""}, tmp_path)
    assert settings.embedded
    assert settings.home == tmp_path


def test_dotenv_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    text = "NEO4J_URI=neo4j://from-file\nNEO4J_USERNAME=ada\nNEO4J_PASSWORD='pa$${HOME}s'\nNEO4J_DATABASE=embassy\n"
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    settings = Settings.from_environment({"NEO4J_URI": "bolt://from-environment"}, tmp_path)
    assert settings.uri == "bolt://from-environment"
    assert (settings.username, settings.password, settings.database) == ("ada", "pa$${HOME}s", "embassy")


def test_a_demonstration_ignores_neo4j_and_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=neo4j://from-file\nLEGATUS_HOME=/elsewhere\n", encoding="utf-8")
    environment = {"LEGATUS_EMBEDDED": "1", "NEO4J_URI": "bolt://production", "LEGATUS_HOME": str(tmp_path)}
    settings = Settings.from_environment(environment, tmp_path)
    assert settings.embedded
    assert settings.home == tmp_path


def test_the_default_home_is_in_the_users_data() -> None:
    assert Settings.from_environment({"LEGATUS_EMBEDDED": "1"}).home.name == "legatus"


def test_a_password_never_shows(tmp_path: Path) -> None:
    settings = Settings(tmp_path, "bolt://somewhere", password="s3cret-and-long")
    assert "s3cret" not in repr(settings) + str(settings)


@pytest.mark.parametrize(
    "environment",
    [
        {"NEO4J_URI": "http://localhost:7474"},
        {"NEO4J_URI": "localhost"},
        {"NEO4J_URI": "bolt://ada:s3cret@somewhere"},
        {"LEGATUS_HEAP": "much"},
        {"LEGATUS_HEAP": "1g -Dx=y"},
    ],
)
def test_what_cannot_work_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        Settings.from_environment(environment, tmp_path)
    assert "s3cret" not in str(refused.value)

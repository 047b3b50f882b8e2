"""The reference of the ontology and its picture say what the ontology says."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from legatus.cli.docs import PAGES, main, ontology_markdown
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import names, scheme

DOCS = Path(__file__).resolve().parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> ElementTree.Element:
    return ElementTree.parse(DOCS / "model.svg").getroot()


def texts(picture: ElementTree.Element, kind: str) -> list[str]:
    return [node.text or "" for node in picture.iter(f"{SVG}text") if node.get("class") == kind]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert page == PAGES[name](), f"docs/{name} is out of date: run `python -m legatus.cli.docs docs`"


def test_the_command_writes_every_page(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == set(PAGES)


def test_the_reference_leaves_nothing_out() -> None:
    page = ontology_markdown()
    for cls in schema().concrete():
        assert f"\n### {cls.name}\n" in page
    for prop in schema().properties.values():
        assert f"| `{prop.name}` |" in page
        assert not prop.reference or f"`-[:{prop.relationship}]->`" in page
    for name in names():
        assert all(f"| `{concept.notation}` |" in page for concept in scheme(name))


def test_the_picture_shows_every_class_and_every_relationship_that_is_stored(picture: ElementTree.Element) -> None:
    assert sorted(texts(picture, "name")) == sorted(c.name for c in schema().concrete())
    stored = {p.relationship for p in schema().properties.values() if p.reference and not p.derived}
    assert set(texts(picture, "type")) == stored


def test_every_arrow_is_a_relationship_between_classes_that_it_may_join(picture: ElementTree.Element) -> None:
    arrows = [path for path in picture.iter(f"{SVG}path") if path.get("class") == "edge"]
    assert sorted(a.get("data-type", "") for a in arrows) == sorted(texts(picture, "type"))
    for arrow in arrows:
        prop = schema().relationship(arrow.get("data-type", ""))
        start = schema().classes[arrow.get("data-from", "")]
        assert start.name in prop.domains or start.supers & prop.domains, prop.name
        allowed = {c.name for c in schema().members(prop.range)}
        assert set(arrow.get("data-to", "").split()) <= allowed, prop.name


def test_the_fields_in_the_boxes_are_fields_of_the_classes(picture: ElementTree.Element) -> None:
    for name, fields in zip(texts(picture, "name"), texts(picture, "props"), strict=True):
        for field in fields.split(" · "):
            assert name in schema().property(field).domains, (name, field)


def test_the_colours_are_those_of_the_layers(picture: ElementTree.Element) -> None:
    boxes = [r.get("class") for r in picture.iter(f"{SVG}rect") if r.get("rx") == "9"]
    assert boxes == [schema().classes[name].layer for name in texts(picture, "name")]

"""pocom's XML files as plain records: offices held or sought, persons, concurrent appointments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ingest.outcomes import Outcome, Reported
from legatus.ingest.sources.pocom.people import full_name, other_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The dated fields of an office, in the order of a term's life.
FIELDS = ("appointed", "arrived", "started", "ended")
#: What an office holds besides; the last four say who edited the record.
PLAIN = ("id", "person-id", "role-title-id", "contemporary-territory-id", "note")
EDITED = ("created-by", "created-date", "last-modified-by", "last-modified-date")
COUNTRIES, ORGANISATIONS, POSITIONS = "missions-countries", "missions-orgs", "positions-principals"
#: The folders with lists of office-holders.
OFFICES = (COUNTRIES, ORGANISATIONS, POSITIONS)
#: The lists of those who served, and of those who as a rule did not.
SERVED = ("chiefs", "principals")


@dataclass(slots=True)
class Office:
    """One person in one office. `folder`, `file`: where it stands; `origin`: with the line, for messages.

    `served`: it is in the list of those who served. `title`: of the position or organisation, as its file says. `text`:
    the plain fields; `dates`, `notes`: by dated field; `strange`: elements that the form does not know. `again`: the
    number of its occurrence, where its file has the id several times.
    """

    folder: str
    file: str
    origin: str
    served: bool
    title: str
    text: Mapping[str, str]
    dates: Mapping[str, str]
    notes: Mapping[str, str]
    changed: str
    strange: tuple[str, ...] = ()
    again: int = 1

    @property
    def key(self) -> str:
        """Its key in the list: file and id, since ids repeat between files."""
        return f"{self.file}/{self.text['id']}" + (f"~{self.again}" if self.again > 1 else "")


@dataclass(slots=True)
class Person:
    """A person: the name in order, another name in use, and ids under which records still refer to them."""

    id: str
    origin: str
    name: str
    other: str | None
    old_ids: tuple[str, ...]
    pending: bool
    more: tuple[str, ...] = ()


@dataclass(slots=True)
class Concurrent:
    """One envoy at several posts at once. `where`: the city and the country of residence; `offices`: their ids;
    `found`: the keys of those that are there."""

    id: str
    origin: str
    person: str
    where: str
    offices: tuple[str, ...]
    found: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Remark:
    """A note on a mission rather than on an office-holder."""

    origin: str


class Files:
    """The files below a folder, in the order of their names. `bad`: what became of those that could not be read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.bad: list[Outcome] = []

    def offices(self) -> Iterator[Office | Remark]:
        """Every office of every list."""
        for file, element in self._elements(*OFFICES):
            yield from _offices(element, file, self._name(file))

    def people(self) -> Iterator[Person]:
        """Everybody, those without an office yet last."""
        for file, element in self._elements("people", "people-pending"):
            yield _person(element, self._name(file), pending=file.parent.name == "people-pending")

    def titles(self) -> Iterator[tuple[str, str]]:
        """The ids of titles, each with the title."""
        for _, element in self._elements("roles-country-chiefs"):
            yield _said(element, "id"), _said(element, "names/singular")

    def concurrent(self) -> Iterator[Concurrent]:
        """Every concurrent appointment."""
        for file, element in self._elements("concurrent-appointments"):
            yield _concurrent(element, self._name(file))

    def _name(self, file: Path) -> str:
        return file.relative_to(self._root).as_posix()

    def _elements(self, *folders: str) -> Iterator[tuple[Path, "Element"]]:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        for file in (file for folder in folders for file in sorted((self._root / folder).rglob("*.xml"))):
            try:
                yield file, etree.parse(str(file), parser).getroot()
            except (OSError, etree.XMLSyntaxError) as error:
                self.bad.append(Reported("file", self._name(file), " ".join(str(error).split())))


def _offices(element: "Element", file: Path, where: str) -> Iterator[Office | Remark]:
    """The offices in the file of a mission or position, in their order."""
    seen: dict[str, int] = {}
    title = _said(element, "names/singular")
    for node in element.iter("chief", "principal", "mission-note"):
        origin = f"{where}:{node.sourceline}"
        if node.tag == "mission-note":
            yield Remark(origin)
            continue
        parent = node.getparent()
        office = _office(node, file, origin, parent is not None and parent.tag in SERVED, title)
        seen[office.text["id"]] = seen.get(office.text["id"], 0) + 1
        office.again = seen[office.text["id"]]
        yield office


def _office(node: "Element", file: Path, origin: str, served: bool, title: str) -> Office:
    strange = [str(e.tag) for e in node if e.tag not in (*FIELDS, *PLAIN, *EDITED)]
    strange += [f"{e.tag}/{x.tag}" for e in node if e.tag in FIELDS for x in e if x.tag not in ("date", "note")]
    return Office(
        folder=file.parent.name,
        file=file.stem,
        origin=origin,
        served=served,
        title=title,
        text={name: _said(node, name) for name in PLAIN},
        dates={name: _said(node, f"{name}/date") for name in FIELDS},
        notes={name: _said(node, f"{name}/note") for name in FIELDS},
        changed=_said(node, "last-modified-date"),
        strange=tuple(strange),
    )


def _person(element: "Element", origin: str, *, pending: bool) -> Person:
    """The person in a file."""
    parts = {name: _said(element, f"persName/{name}") for name in ("forename", "surname", "genName", "altname")}
    return Person(
        id=_said(element, "id"),
        origin=origin,
        name=full_name(parts["forename"], parts["surname"], parts["genName"]),
        other=other_name(parts["altname"]),
        old_ids=tuple(_words(e) for e in element.iterfind("old-ids/old-id")),
        pending=pending,
        more=tuple(n for n in ("birth", "death", "career-type", "residence/state-id") if _said(element, n)),
    )


def _concurrent(element: "Element", origin: str) -> Concurrent:
    """The concurrent appointment in a file."""
    place = _said(element, "resident-at/locale-id"), _said(element, "resident-at/contemporary-territory-id")
    return Concurrent(
        id=_said(element, "id"),
        origin=origin,
        person=_said(element, "person-id"),
        where=", ".join(text.replace("-", " ").title() for text in place if text),
        offices=tuple(_words(e) for e in element.iterfind("chief-id")),
    )


def _said(element: "Element", path: str) -> str:
    """The words of the first element at a path, markup aside, in one line; empty where there is none."""
    found = element.find(path)
    return "" if found is None else _words(found)


def _words(element: "Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())

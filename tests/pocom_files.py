"""Files in pocom's form, of persons and posts that are not in it."""

from pathlib import Path
from xml.sax.saxutils import escape

from legatus.ingest.outcomes import Mapped, Outcome
from legatus.ingest.sources import pocom


def _dated(name: str, said: str | tuple[str, str]) -> str:
    day, note = said if isinstance(said, tuple) else (said, "")
    return f"<{name}><date>{day}</date><note>{escape(note)}</note></{name}>"


def office(
    id: str = "mx-1990-doe-01",
    person: str = "doe-jane",
    role: str = "ambassador-e-p",
    *,
    territory: str | None = "mexico",
    appointed: str | tuple[str, str] = "",
    arrived: str | tuple[str, str] | None = "",
    started: str | tuple[str, str] = "",
    ended: str | tuple[str, str] = "",
    note: str = "",
    tag: str = "chief",
    more: str = "",
    changed: str = "2020-01-01",
) -> str:
    """One office; `tag`: chief or principal; `more`: further elements."""
    where = f"<contemporary-territory-id>{territory}</contemporary-territory-id>" if territory else ""
    return (
        f"<{tag}><id>{id}</id><person-id>{person}</person-id><role-title-id>{role}</role-title-id>{where}"
        f"{_dated('appointed', appointed)}{_dated('arrived', arrived) if arrived is not None else ''}"
        f"{_dated('started', started)}{_dated('ended', ended)}<note>{escape(note)}</note>{more}"
        f"<created-by>x</created-by><created-date>2010-01-01</created-date><last-modified-by>x</last-modified-by>"
        f"<last-modified-date>{changed}</last-modified-date></{tag}>"
    )


class Folder:
    """A folder in pocom's shape."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.person("doe-jane", "Jane Quincy", "Doe")

    def file(self, name: str, text: str) -> None:
        """Write any file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', encoding="utf-8")

    def person(self, id: str, forename: str, surname: str, *, gen: str = "", other: str = "", old: str = "") -> None:
        """Write a person."""
        names = f"<surname>{surname}</surname><forename>{forename}</forename>"
        names += f"<genName>{gen}</genName>" if gen else ""
        names += f"<altname>{other}</altname>" if other else ""
        once = f"<old-ids><old-id>{old}</old-id></old-ids>" if old else ""
        text = f"<person><id>{id}</id>{once}<persName>{names}</persName><birth>1950</birth><death/></person>"
        self.file(f"people/{id[0]}/{id}.xml", text)

    def country(self, *offices: str, others: str = "", name: str = "mexico") -> None:
        """Write a country's mission: who served, and the nominees."""
        text = f"<country-mission><territory-id>{name}</territory-id><chiefs>{''.join(offices)}</chiefs>"
        self.file(
            f"missions-countries/{name}.xml", f"{text}<other-nominees>{others}</other-nominees></country-mission>"
        )

    def organisation(self, title: str, *offices: str, name: str = "org") -> None:
        """Write a mission to an organisation."""
        names = f"<id>{name}</id><names><singular>{title}</singular></names>"
        text = f"<org-mission>{names}<chiefs>{''.join(offices)}</chiefs><other-appointees/></org-mission>"
        self.file(f"missions-orgs/{name}.xml", text)

    def position(self, title: str, *offices: str, name: str = "some-position", others: str = "") -> None:
        """Write a principal position."""
        names = f"<id>{name}</id><names><singular>{title}</singular></names>"
        text = f"<principal-position>{names}<principals>{''.join(offices)}</principals>"
        text += f"<other-appointees>{others}</other-appointees></principal-position>"
        self.file(f"positions-principals/{name}.xml", text)

    def read(self) -> list[Outcome]:
        """What becomes of every record."""
        return list(pocom.outcomes(self.root))

    def offices(self) -> list[Mapped]:
        """The offices that were mapped."""
        return [o for o in self.read() if isinstance(o, Mapped) and o.kind == "office"]

    def one(self) -> Mapped:
        """The only office that was mapped."""
        (found,) = self.offices()
        return found


def steps(mapped: Mapped) -> dict[str, object]:
    """The milestones of an office: kind to date."""
    return {str(f.claims["claimType"]): f.claims["date"] for f in mapped.facts if f.record_type == "milestone"}

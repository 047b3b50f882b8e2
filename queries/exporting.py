"""A database as RDF: its records and its foreign data, in one of the formats."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from legatus.ontology.exporting import export
from legatus.ontology.formats import Format
from legatus.ontology.record import Record
from legatus.ontology.terms import Statement
from legatus.queries import foreign, reading
from legatus.queries.database import Database


@dataclass(slots=True)
class Export:
    """An export on its way. `private`: with the texts of articles.

    When its pieces have been taken, `records` and `statements` (foreign ones) say how many there were, and `edited`
    which foreign values were edited in the database since they were loaded, so that the edited value was written.
    """

    database: Database
    format: Format
    private: bool = False
    records: int = 0
    statements: int = 0
    edited: list[str] = field(default_factory=list)

    def pieces(self) -> Iterator[str]:
        """The text of the export, in pieces: the same for the same graph."""
        prefixes = foreign.prefixes(self.database)
        yield from export(self.format, self._own(), self._foreign(), prefixes, private=self.private)

    def _own(self) -> Iterator[Record]:
        for record in reading.everything(self.database):
            self.records += 1
            yield record

    def _foreign(self) -> Iterator[Statement]:
        for one in foreign.read(self.database, self.edited):
            self.statements += 1
            yield one

"""Look-ups: sets of texts by key, as they are and as they will be."""

from legatus.queries import keys, marker
from legatus.queries.all_keys import Entry, Rows
from legatus.queries.database import Database, Transaction
from legatus.queries.keys import Keys

ENTRIES = [("a", "1"), ("a", "2"), ("b", "1"), ("c\x1fMéxico", "x\ty\n"), *((f"k{n}", str(n)) for n in range(600))]


def rewrite(transaction: Transaction, entries: list[Entry]) -> int:
    """Keep these look-ups; in how many buckets."""
    with Rows(entries) as rows:
        keys.rewrite(transaction, rows)
        return rows.size


def test_what_is_written_is_found_again(database: Database) -> None:
    database.prepare()
    size = database.transaction(lambda t: rewrite(t, ENTRIES))
    assert size > 1

    def read(transaction: Transaction) -> None:
        found = Keys(transaction, size).get(["a", "b", "c\x1fMéxico", "k599", "nothing"])
        assert found == {"a": {"1", "2"}, "b": {"1"}, "c\x1fMéxico": {"x\ty\n"}, "k599": {"599"}, "nothing": set()}

    database.transaction(read)


def test_changes_are_seen_at_once_and_kept_when_written(database: Database) -> None:
    database.prepare()
    size = database.transaction(lambda t: rewrite(t, ENTRIES))

    def change(transaction: Transaction) -> None:
        mine = Keys(transaction, size)
        mine.change([("a", "1"), ("b", "1")], [("a", "3"), ("new", "1")])
        assert mine.get(["a", "b", "new"]) == {"a": {"2", "3"}, "b": set(), "new": {"1"}}
        assert mine.old(["a", "b", "new"]) == {"a": {"1", "2"}, "b": {"1"}, "new": set()}
        mine.write()

    database.transaction(change)

    def read(transaction: Transaction) -> None:
        assert Keys(transaction, size).get(["a", "b", "new", "k7"]) == {
            "a": {"2", "3"}, "b": set(), "new": {"1"}, "k7": {"7"},
        }  # fmt: skip

    database.transaction(read)


def test_writing_all_leaves_nothing_of_before(database: Database) -> None:
    database.prepare()
    database.transaction(lambda t: rewrite(t, ENTRIES))
    size = database.transaction(lambda t: rewrite(t, [("a", "9")]))
    assert size == 1
    assert database.transaction(lambda t: Keys(t, size).get(["a", "b"])) == {"a": {"9"}, "b": set()}
    assert database.read("MATCH (k:LegatusKeys) RETURN count(k) AS n") == [{"n": 1}]


def test_the_marker_notes_which_articles_are_due(database: Database) -> None:
    database.prepare()
    assert database.transaction(marker.pending) == ()
    database.transaction(lambda t: marker.unsettle(t, ["article/b"]))
    database.transaction(lambda t: marker.unsettle(t, ["article/a", "article/b"]))
    assert database.transaction(marker.pending) == ("article/a", "article/b")
    database.transaction(lambda t: marker.unsettle(t))
    database.transaction(lambda t: marker.unsettle(t, ["article/c"]))
    assert database.transaction(marker.pending) is None
    database.transaction(marker.settle)
    database.transaction(lambda t: marker.unsettle(t, [f"article/{n}" for n in range(marker.MOST + 1)]))
    assert database.transaction(marker.pending) is None


def test_look_ups_hold_as_long_as_every_writer_is_known(database: Database) -> None:
    database.prepare()
    assert database.transaction(marker.keys) == (None, 1)
    database.transaction(marker.lock)
    database.transaction(lambda t: marker.note_keys(t, "these rules", 7))
    database.transaction(marker.lock)
    assert database.transaction(marker.keys) == ("these rules", 7)
    database.write("MATCH (m:Legatus {id: 'legatus'}) SET m.writes = m.writes + 1")
    assert database.transaction(marker.keys) == (None, 1)
    database.transaction(marker.lock)
    assert database.transaction(marker.keys) == (None, 1)

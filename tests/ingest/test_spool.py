from legatus.ingest import spool
from legatus.ingest.marks import Marks
from legatus.ingest.spool import Spool


def test_rows_come_back_by_key_in_their_order_whether_on_disk_or_not() -> None:
    with Spool() as aside:
        for number in range(2 * spool.ROWS + 3):
            aside.add("many", (number, "x"))
            if number < 3:
                aside.add("few", {"n": number})
        aside.add("long", "a" * 10, spool.CHARACTERS)
        aside.add("long", "b")
        assert aside.used() == ["few", "long", "many"]
        many = list(aside.batches("many"))
        assert [len(batch) for batch in many] == [spool.ROWS, spool.ROWS, 3]
        assert [row[0] for batch in many for row in batch] == list(range(2 * spool.ROWS + 3))
        assert list(aside.batches("few")) == [[{"n": 0}, {"n": 1}, {"n": 2}]]
        assert list(aside.batches("long")) == [["a" * 10], ["b"]]
        assert list(aside.batches("none")) == []


def test_another_key_may_grow_while_one_is_read() -> None:
    with Spool() as aside:
        for number in range(spool.ROWS * 2):
            aside.add("one", number)
        for batch in aside.batches("one"):
            for number in batch:
                aside.add("two", number)
        assert [number for batch in aside.batches("two") for number in batch] == list(range(spool.ROWS * 2))


def test_marks_know_what_came_twice_and_what_is_beyond_others() -> None:
    one, other = Marks(), Marks()
    for text in "abc":
        one.add(text)
    assert not one.twice()
    other.add("b")
    beyond = one.beyond(other)
    assert len(beyond) == 2
    assert beyond.among(["c", "b", "z", "a", "a"]) == {"a", "c"}
    assert beyond.take(["a", "b"]) == {"a"}
    assert beyond.take(["a", "c"]) == {"c"}
    assert Marks().chosen().among(["a"]) == set()
    one.add("a")
    assert one.twice()
    assert len(one.chosen()) == 3

"""Small tools for grouping: union-find, and what curators decided about groups of mentions."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class UnionFind(Generic[K]):
    """Disjoint sets of hashable things, each found by a representative."""

    def __init__(self) -> None:
        self._parent: dict[K, K] = {}

    def find(self, thing: K) -> K:
        """The representative of the set that a thing is in; a new thing is a set of its own."""
        root = thing
        while (up := self._parent.setdefault(root, root)) != root:
            root = up
        while self._parent[thing] != root:  # shorten the way for the next time
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, one: K, other: K) -> None:
        """Put two things into one set."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self._parent[b] = a


def decided(
    groups: Iterable[Sequence[T]],
    name: Callable[[T], str],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
) -> list[list[T]]:
    """Groups after the decisions of curators: those of a `same` pair are one; of a `different` pair that stands in one
    group, the second leaves it. Pairs and members are named by the id of a mention; other names are not looked at."""
    made = [list(group) for group in groups]
    place = {name(member): i for i, group in enumerate(made) for member in group}
    joined: UnionFind[int] = UnionFind()
    for one, other in same:
        if one in place and other in place:
            joined.join(place[one], place[other])
    merged: dict[int, list[T]] = {}
    for i, group in enumerate(made):
        merged.setdefault(joined.find(i), []).extend(group)
    leaving = {b for a, b in different if a in place and b in place and joined.find(place[a]) == joined.find(place[b])}
    if not leaving:
        return list(merged.values())
    kept = [[m for m in group if name(m) not in leaving] for group in merged.values()]
    return [g for g in kept if g] + [[m] for g in merged.values() for m in g if name(m) in leaving]

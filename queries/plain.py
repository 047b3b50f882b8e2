"""Values of the driver as plain Python, which JSON, tables and DataFrames can show."""

from typing import Any


def to_plain(value: Any) -> Any:
    """A value as Python's own: numbers, texts, lists, dicts, dates and times.

    A node is its properties with `_labels`, a relationship its properties with `_type`, `_from` and `_to` (the `id`s
    of its ends, where they have one), a path the list of its nodes and relationships in order. A date or time that
    Python cannot hold, a duration and a point are texts, as Cypher writes them.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if type(value) in (list, tuple):  # a duration and a point are tuples of a kind
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return _of_driver(value)


def _of_driver(value: Any) -> Any:
    from neo4j.graph import Node, Path, Relationship
    from neo4j.spatial import Point
    from neo4j.time import Date, DateTime, Duration, Time

    if isinstance(value, Date | Time | DateTime):
        return _moment(value)
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, Node):
        return {"_labels": sorted(value.labels)} | {key: to_plain(item) for key, item in sorted(value.items())}
    if isinstance(value, Relationship):
        ends = {"_from": _id(value.start_node), "_to": _id(value.end_node)}
        return {"_type": value.type} | ends | {key: to_plain(item) for key, item in sorted(value.items())}
    if isinstance(value, Path):
        return [to_plain(item) for item in _steps(value)]
    if isinstance(value, Point):
        return f"point({', '.join(str(number) for number in value)}, srid {value.srid})"
    return value


def _moment(value: Any) -> Any:
    """Python's date or time; text where that would lose nanoseconds or cannot hold the year."""
    if getattr(value, "nanosecond", 0) % 1000:
        return value.iso_format()
    try:
        return value.to_native()
    except ValueError:
        return value.iso_format()


def _id(node: Any) -> Any:
    return None if node is None else node.get("id")


def _steps(path: Any) -> list[Any]:
    steps: list[Any] = [path.start_node]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [relationship, node]
    return steps

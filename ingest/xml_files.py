"""XML files of reference lists, read without entities and network: elements with their lines, and words in one line."""

from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ontology.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def root(file: Path) -> "Element":
    """The root element of a file. Raises `InputError` where it cannot be read or is no XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.parse(str(file), parser).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{file}: {' '.join(str(error).split())}") from error


def root_tag(file: Path) -> str | None:
    """The name of a file's root element, from its first lines only; None where it is no XML."""
    import re

    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            head = opened.read(2000)
    except OSError:
        return None
    match = re.search(r"<(?![?!])([\w:.-]+)", re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL))
    return match[1] if match and head.lstrip("\ufeff \t\r\n").startswith("<") else None


def words(element: "Element | None") -> str:
    """The words of an element, markup aside, in one line; empty where there is no element."""
    return "" if element is None else " ".join("".join(str(text) for text in element.itertext()).split())


def said(element: "Element", path: str) -> str:
    """The words of the first element at a path; empty where there is none."""
    return words(element.find(path))

"""Names of persons as pocom has them, in the order in which they are written."""

import re

#: Ordinals as pocom writes them, in the form in which names are compared.
_ORDINALS = (
    (re.compile(r",?\s+2n?d\.?$"), " II"),
    (re.compile(r",?\s+3r?d\.?$"), " III"),
    (re.compile(r",?\s+4th\.?$"), " IV"),
)


def full_name(forename: str, surname: str, generation: str) -> str:
    """`Anthony Joseph Drexel Biddle, Jr.` from its parts."""
    name = " ".join(part for part in (forename, surname) if part)
    return other_name(f"{name} {generation}") or name if generation else name


def other_name(name: str) -> str | None:
    """A name in use, its initials parted from what follows (`Albert S.Willis`); None where there is none."""
    for pattern, number in _ORDINALS:
        name = pattern.sub(number, name)
    name = re.sub(r"(?<=\w\.)(?=[A-Z][a-z])", " ", name).strip().rstrip(".,")
    name = re.sub(r",?\s+([JS]r)$", r", \1.", name)
    return name or None

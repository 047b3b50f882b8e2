"""Concurrent appointments: one envoy accredited to several states at once, and where he resided.

The offices themselves stand in the lists of their missions; what this adds is a note on each.
"""

from collections.abc import Iterable, Mapping

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported
from legatus.ingest.sources.pocom.reading import Concurrent, Office, Person

KIND = "concurrent appointment"


def residences(
    appointments: Iterable[Concurrent], offices: Iterable[Office], people: Mapping[str, Person]
) -> dict[str, str]:
    """For the key of each office held beside others: where the envoy resided, and to whom he was accredited."""
    by_id: dict[str, list[Office]] = {}
    for office in offices:
        by_id.setdefault(office.text["id"], []).append(office)
    notes: dict[str, list[str]] = {}
    for appointment in appointments:
        held = [o for id in appointment.offices for o in by_id.get(id, ()) if _holds(appointment, o, people)]
        hosts = sorted({_words(office.file) for office in held})
        note = f"Resident at {appointment.where}" if appointment.where else "Not resident"
        if len(hosts) > 1:
            note += f"; accredited at once to {', '.join(hosts)}"
        for office in held:
            notes.setdefault(office.key, []).append(f"{note}.")
            appointment.found.append(office.key)
    return {key: " ".join(sorted(set(found))) for key, found in notes.items()}


def of_appointment(appointment: Concurrent, people: Mapping[str, Person], done: set[str]) -> Outcome:
    """What becomes of a concurrent appointment; `done`: the keys of the offices that were mapped."""
    if appointment.person not in people:
        return Reported(KIND, appointment.origin, f"there is no person '{appointment.person}'")
    if not done.intersection(appointment.found):
        return Ignored(KIND, "none of its offices is in this folder")
    return Mapped(KIND, f"concurrent/{appointment.id}")


def _holds(appointment: Concurrent, office: Office, people: Mapping[str, Person]) -> bool:
    one, other = people.get(appointment.person), people.get(office.text["person-id"])
    return one is not None and one is other


def _words(id: str) -> str:
    return " ".join(word if word in ("and", "of", "the") else word.capitalize() for word in id.split("-"))

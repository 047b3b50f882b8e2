"""In which state a town lies: where a consul sits ("consul general in Lahore"), by `seeds/reference/towns.csv`."""

import csv
from functools import cache
from importlib.resources import files

from legatus.ontology.reference import fold


@cache
def towns() -> dict[str, str]:
    """The code of its state by the folded name of a town; only names that mean one town by far."""
    text = files("legatus.seeds.reference").joinpath("towns.csv").read_text("utf-8")
    return {fold(town): row["state"] for row in csv.DictReader(text.splitlines()) for town in row["towns"].split("|")}


def state_of(town: str) -> str | None:
    """The code of the state in which a town lies; None where it is not known or could be several."""
    return towns().get(fold(town))

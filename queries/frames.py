"""Rows as pandas DataFrames with proper dtypes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> "pd.DataFrame":
    """A DataFrame with the given columns, also where there are no rows.

    Whole numbers become Int64, truth values boolean, texts string, all of which hold missing values; days become
    datetime64. Partial dates stay text, as they are.
    """
    import pandas as pd

    made = pd.DataFrame([[row.get(c) for c in columns] for row in rows], columns=pd.Index(columns), dtype=object)
    for column in made.columns:
        values = made[column].dropna()
        if len(values) and all(isinstance(v, date) for v in values):
            made[column] = pd.to_datetime(made[column].astype("string"), format="ISO8601").astype("datetime64[s]")
        elif not any(isinstance(v, list | tuple | dict) for v in values):
            made[column] = made[column].convert_dtypes()
    return made

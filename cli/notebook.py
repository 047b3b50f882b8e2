"""Timelines in a notebook: `graph.timeline("USA", "MEX").legatus` shows, plots and adds up a DataFrame of rows.

`legatus.queries` does not know of this: it finds it as an entry point of the group `legatus.notebook`.
"""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legatus.cli.views import wording
from legatus.cli.views.rows import act, base, facts
from legatus.cli.views.safe import web_address, xml
from legatus.ontology.errors import UsageError
from legatus.queries.dossier.model import Dossier, in_order
from legatus.queries.dossier.subjects import called
from legatus.queries.dossier.temperature import temperature

if TYPE_CHECKING:
    import pandas as pd

NAME = "legatus"
#: What a DataFrame must have to be a timeline.
COLUMNS = ("date", "what", "kind", "who", "text", "issues", "source", "url", "id")
#: So many rows are shown in a notebook; `table(None)` shows all.
SHOWN = 200


class Picture:
    """A picture that a notebook shows. `svg`: its text."""

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | Path) -> None:
        """Write it as SVG or PNG, as the suffix says.

        Raises `UsageError` for another suffix, or where the renderer is missing.
        """
        suffix = Path(path).suffix.lower()
        if suffix == ".svg":
            Path(path).write_text(self.svg, encoding="utf-8")
        elif suffix == ".png":
            from legatus.cli.views.pictures.raster import png

            Path(path).write_bytes(png(self.svg))
        else:
            raise UsageError(f"{path}: expected a name that ends in .svg or .png")


class Html:
    """A piece of HTML that a notebook shows."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html


class Timeline:
    """The accessor `legatus` of a DataFrame that holds the rows of a timeline, all or some of them."""

    def __init__(self, frame: "pd.DataFrame") -> None:
        """Wrap a DataFrame. Raises `AttributeError`, as pandas wants it, where it is no timeline."""
        missing = [column for column in COLUMNS if column not in frame.columns]
        if missing:
            raise AttributeError(f"this DataFrame is no timeline: it has no column {', '.join(missing)}")
        self._frame = frame

    def plot(self, kind: str = "timeline") -> Picture:
        """Draw the rows: `timeline`, or `temperature` alone. Raises `UsageError` for another kind."""
        from legatus.cli.views.pictures import draw

        kinds = {"timeline": draw.timeline_svg, "temperature": draw.temperature_svg}
        if kind not in kinds:
            raise UsageError(f"there is no plot '{kind}'; there are {' and '.join(kinds)}")
        return Picture(kinds[kind](self.dossier()))

    def temperature(self, unit: str | None = None) -> "pd.DataFrame":
        """The mean score of actual events by `year`, `quarter` or `month`; by default by what stays readable."""
        from legatus.queries.frames import frame

        columns = ("period", "first", "last", "count", "warm", "hostile", "mean")
        rows = [
            dict(zip(columns, (p.name, p.first, p.last, p.count, p.warm, p.hostile, p.mean), strict=True))
            for p in temperature(self.dossier().facts, unit)
        ]
        return frame(columns, rows)

    def table(self, rows: int | None = SHOWN) -> Html:
        """The rows to read, with a colour for how warm they are, quotes and links."""
        listed = list(self._rows())
        shown = listed if rows is None else listed[:rows]
        body = "".join(_tr(row) for row in shown)
        more = f"<p>… {len(listed) - len(shown)} more rows</p>" if len(listed) > len(shown) else ""
        head = "".join(f"<th style='text-align:left'>{name}</th>" for name in ("date", "what", "quote", "source"))
        return Html(f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>{more}")

    def dossier(self) -> Dossier:
        """The rows as facts, for any view. A row has one quote and one source; `Graph.dossier` has them all."""
        found = in_order(facts(self._rows()))
        subjects = tuple(str(name) for name in self._frame.attrs.get("subjects", ("Timeline",)))
        codes = {code for fact in found for code in (fact.sending, fact.receiving) if code}
        names = {code: name for code in sorted(codes) if (name := called(code))}
        return Dossier(tuple(called(s) or s for s in subjects), subjects, found, names=names)

    def _repr_html_(self) -> str:
        return self.table().html

    def _rows(self) -> Iterator[dict[str, Any]]:
        for row in self._frame[list(COLUMNS)].to_dict("records"):
            yield {str(k): None if not isinstance(v, list | tuple) and v != v else v for k, v in _plain(row).items()}


def register() -> None:
    """Give every DataFrame the accessor; calling it again changes nothing."""
    import pandas as pd

    if not hasattr(pd.DataFrame, NAME):
        pd.api.extensions.register_dataframe_accessor(NAME)(Timeline)


def _plain(row: Mapping[Any, Any]) -> dict[Any, Any]:
    """Values with None for what pandas has for a missing one."""
    import pandas as pd

    return {key: None if value is pd.NA or value is pd.NaT else value for key, value in row.items()}


def _tr(row: dict[str, Any]) -> str:
    from legatus.cli.views.layout import tone
    from legatus.cli.views.pictures.draw import COLOURS, TERM

    fact = act(row) if row["what"] in ("event", "statement") else base(row)
    colour = COLOURS[tone(fact)] if row["what"] in ("event", "statement") else TERM
    issues = f" <i>{_text(', '.join(fact.issues))}</i>" if fact.issues else ""
    address = web_address(str(row["url"] or ""))
    name = _text(str(row["source"] or ""))
    source = f'<a href="{_text(address)}" rel="noopener noreferrer" target="_blank">{name}</a>' if address else name
    cells = (
        f"<b style='white-space:nowrap'>{_text(wording.words(row['date']) or 'undated')}</b>",
        f"<b>{_text(row['kind'].replace('_', ' '))}</b> {_text(row['who'] or '')}{issues}",
        _text(wording.quoted(fact.text)) if fact.text else "",
        source,
    )
    return (
        f"<tr><td style='background:{colour};width:4px;padding:0'></td>"
        + "".join(f"<td style='text-align:left;vertical-align:top'>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _text(text: str) -> str:
    return escape(xml(text))

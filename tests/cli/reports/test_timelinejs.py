"""The JSON is loaded by the real TimelineJS, in a browser without a network."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import dossiers
import pytest

from legatus.cli.reports import timelinejs
from legatus.queries.dossier.model import Dossier

pytestmark = pytest.mark.xdist_group("browser")

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{dist}/css/timeline.css">
<div id="embed" style="width:1000px;height:600px"></div><script src="{dist}/js/timeline.js"></script>
<script type="application/json" id="json">{json}</script>
<script>
const timeline = new TL.Timeline("embed", JSON.parse(document.getElementById("json").textContent), {{font: null}});
timeline.on("loaded", () => {{ window.loaded = true; }});
</script>"""


def loaded(opened: Callable[..., Any], library: Path, dossier: Dossier) -> Any:
    """The browser with TimelineJS showing a dossier."""
    file = StringIO()
    timelinejs.write(dossier, file)
    json = file.getvalue().replace("<", "\\u003c")
    driver = opened(PAGE.format(dist=(library / "dist").as_uri(), json=json))
    driver.execute_async_script(
        "const done = arguments[0], began = Date.now();"
        "(function wait() { window.loaded || Date.now() - began > 15000 ? done() : setTimeout(wait, 50); })()"
    )
    assert driver.execute_script("return window.loaded") is True
    return driver


def test_the_real_library_shows_every_dated_fact(opened: Callable[..., Any], npm: Callable[[str, str], Path]) -> None:
    driver = loaded(opened, npm("@knight-lab/timelinejs", "3"), dossiers.small())
    assert driver.execute_script("return timeline.config.events.length") == 7
    assert driver.execute_script("return timeline.config.eras.length") == 1
    assert len(driver.find_elements("css selector", ".tl-timemarker")) == 7
    assert "Canada – Mexico" in driver.find_element("css selector", ".tl-slide h2").text
    assert driver.execute_script("return document.querySelectorAll('.tl-message-full').length") == 0


def test_a_hostile_article_gains_nothing_there(opened: Callable[..., Any], npm: Callable[[str, str], Path]) -> None:
    driver = loaded(opened, npm("@knight-lab/timelinejs", "3"), dossiers.hostile())
    driver.execute_async_script("setTimeout(arguments[0], 500)")
    assert driver.execute_script("return window.hacked") is None
    assert driver.execute_script("return document.querySelectorAll('#embed [onerror], #embed [onload]').length") == 0
    assert "window.hacked=1" in driver.find_element("id", "embed").get_attribute("textContent")

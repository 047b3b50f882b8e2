"""The page in a real browser, from a file, without a network: what a reader does, and what a hostile article tries."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import dossiers
import pytest
from browsers import BUILD, screen

from legatus.cli.views.page.page import page

pytestmark = pytest.mark.xdist_group("browser")

Open = Callable[..., Any]


def shown(driver: Any) -> list[str]:
    """The ids of the facts that the list shows."""
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('[data-record]')].filter(i => !i.hidden).map(i => i.dataset.record)"
    )
    return found


def fill(driver: Any, field: str, value: str) -> None:
    """Fill a field in and wait until the page has followed."""
    driver.execute_async_script(
        "const [id, value, done] = arguments, field = document.getElementById(id); field.value = value;"
        "field.dispatchEvent(new Event('input', {bubbles: true})); setTimeout(done, 300)",
        field,
        value,
    )


def panel(driver: Any) -> str:
    text: str = driver.find_element("id", "detail").text
    return text


def complaints(driver: Any) -> list[str]:
    """What the browser remarked: errors of scripts, and what the policy has refused."""
    return [entry["message"] for entry in driver.get_log("browser")]


def requests(driver: Any) -> list[str]:
    """Every address that the page asked for, itself aside."""
    sent = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    urls = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if not url.startswith("file:") and url != "about:blank"]


def test_it_opens_from_a_file_and_asks_the_network_for_nothing(opened: Open, screenshot: Callable[[str], None]) -> None:
    driver = opened(page(dossiers.small()))
    assert driver.title.startswith("Canada – Mexico")
    assert driver.find_element("id", "count").text == "10 facts"
    assert int(driver.execute_script("return document.documentElement.dataset.ready")) > 0
    assert complaints(driver) == []
    assert requests(driver) == []
    screenshot("small")


def test_a_click_in_the_list_leads_to_the_quote(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    driver.find_element("css selector", "[data-record^='event/agree']").click()
    said = panel(driver)
    for part in ("Agree: Mexico, Canada", "10 May 2022", "“Both signed a water agreement.”", "The Gazette"):
        assert part in said
    assert "rule rules@1.0#event.test · confidence 0.8 · at character 10" in said
    link = driver.find_element("css selector", "#detail a")
    assert link.get_attribute("href") == "https://gazette.example/10"
    assert "noopener" in link.get_attribute("rel")


def test_conflicting_claims_stand_side_by_side(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    driver.find_element("css selector", "[data-record^='event/sanction']").click()
    heads = [cell.text for cell in driver.find_elements("css selector", ".conflict th")]
    assert heads == ["1 Mar 2023", "4 Mar 2023"]
    assert "The tariffs came on 4 March." in panel(driver)


def test_a_click_in_the_drawing_leads_to_the_quote(opened: Open) -> None:
    driver = opened(page(dossiers.dossier(dossiers.event(1, "AGREE", "2022-05-10", "They agreed."))))
    x, y = driver.execute_script(
        "const p = document.querySelector('#points path').getBoundingClientRect(),"
        "s = document.getElementById('stage').getBoundingClientRect(); return [p.x + p.width / 2, p.y + p.height / 2]"
    )
    for kind in ("mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        )
    assert "They agreed." in panel(driver)


def test_filters_narrow_the_list_the_drawing_and_the_counts(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    fill(driver, "issue", "water")
    assert {id.split("/")[0] for id in shown(driver)} == {"event", "statement"}
    assert driver.find_element("id", "count").text == "3 of 10 facts"
    drawn = driver.execute_script("return document.getElementById('points').innerHTML.match(/h.01/g).length")
    assert drawn == 4, "three points, one of them planned and so with a core"
    fill(driver, "issue", "")
    fill(driver, "type", "event:SANCTION")
    assert [id[:14] for id in shown(driver)] == ["event/sanction"]
    fill(driver, "type", "statement")
    assert len(shown(driver)) == 2
    fill(driver, "type", "")
    fill(driver, "source", "The Courier")
    assert {id.split("/")[0] for id in shown(driver)} == {"statement"}
    driver.find_element("id", "reset").click()
    driver.execute_async_script("setTimeout(arguments[0], 200)")
    assert len(shown(driver)) == 10


def test_a_period_keeps_what_may_lie_in_it_and_what_is_undated(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    fill(driver, "since", "2023-03")
    fill(driver, "until", "2023-03")
    kept = shown(driver)
    assert not [id for id in kept if id.startswith(("event/agree", "administration"))]
    assert [id for id in kept if id.startswith("event/sanction")]
    assert [id for id in kept if id.startswith("tenure")], "she was in office"
    assert [id for id in kept if "accuse" in id], "it may have been then"
    fill(driver, "since", "yesterday")
    assert driver.find_element("id", "since").get_attribute("aria-invalid") == "true"


def test_search_is_blind_to_accents_and_finds_quotes(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    fill(driver, "search", "TRES good day rivers")
    assert [id[:9] for id in shown(driver)] == ["statement"]
    fill(driver, "search", "no such word")
    assert shown(driver) == []
    assert driver.find_element("id", "none").is_displayed()


def test_the_keyboard_goes_from_fact_to_fact_and_zooms(opened: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = opened(page(dossiers.small()))
    stage = driver.find_element("id", "stage")
    stage.send_keys(Keys.ARROW_RIGHT)
    first = panel(driver)
    stage.send_keys(Keys.ARROW_RIGHT)
    assert panel(driver) != first
    before = driver.find_element("id", "points").get_attribute("transform")
    stage.send_keys("+")
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert driver.find_element("id", "points").get_attribute("transform") != before
    stage.send_keys(Keys.ESCAPE)
    assert "Choose a fact" in panel(driver)
    button = driver.find_element("css selector", "[data-record] button")
    button.send_keys(Keys.ARROW_DOWN)
    focused = driver.execute_script("return document.activeElement.closest('[data-record]').dataset.record")
    assert focused == dossiers.small().facts[1].id
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert driver.execute_script("return document.querySelector('li.on').dataset.record") == focused


def test_the_wheel_zooms_and_the_page_stays(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    before = driver.find_element("id", "points").get_attribute("transform")
    box = driver.find_element("id", "stage").rect
    driver.execute_cdp_cmd(
        "Input.dispatchMouseEvent",
        {"type": "mouseWheel", "x": box["x"] + 300, "y": box["y"] + 100, "deltaX": 0, "deltaY": -300},
    )
    driver.execute_async_script("setTimeout(arguments[0], 200)")
    assert driver.find_element("id", "points").get_attribute("transform") != before
    assert driver.execute_script("return scrollY") == 0


def test_a_pinch_zooms_time(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    screen(driver, 390, 844, touch=True)
    driver.execute_script("document.getElementById('stage').scrollIntoView()")
    driver.execute_async_script("setTimeout(arguments[0], 200)")

    def spread() -> float:
        found: float = driver.execute_script(
            "return Number(/scale\\(([\\d.]+)/.exec(document.getElementById('points').getAttribute('transform'))[1])"
        )
        return found

    before = spread()
    for kind, apart in (("touchStart", 20), ("touchMove", 60), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": 195 + side * apart, "y": 200, "id": n} for n, side in enumerate((-1, 1))]
        driver.execute_cdp_cmd(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if kind != "touchEnd" else []}
        )
    driver.execute_async_script("setTimeout(arguments[0], 200)")
    assert spread() > 2 * before


def test_the_address_remembers_the_filters_and_the_fact(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    fill(driver, "issue", "tariffs")
    driver.find_element("css selector", "[data-record^='event/sanction']").click()
    hash = driver.execute_script("return location.hash")
    assert "issue=tariffs" in hash and f"record={quote('event/sanction', safe='')}" in hash
    again = opened(page(dossiers.small()) + "\n", hash)
    assert len(shown(again)) == 2
    assert "Mexico imposed tariffs." in panel(again)


def test_a_phone_has_the_panel_as_a_sheet_and_no_wide_page(opened: Open, screenshot: Callable[[str], None]) -> None:
    driver = opened(page(dossiers.small()))
    screen(driver, 390, 844, touch=True)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
    assert not driver.find_element("id", "panel").is_displayed()
    driver.execute_script("document.querySelector('[data-record^=\"event/agree\"]').click()")
    driver.execute_async_script("setTimeout(arguments[0], 400)")
    assert "Both signed a water agreement." in panel(driver)
    screenshot("phone")
    driver.find_element("css selector", "[aria-label=Close]").click()
    driver.execute_async_script("setTimeout(arguments[0], 400)")
    assert not driver.find_element("id", "panel").is_displayed()


def test_a_hostile_article_gains_nothing(opened: Open, screenshot: Callable[[str], None]) -> None:
    driver = opened(page(dossiers.hostile()))
    for number in range(6):
        driver.execute_script("document.querySelectorAll('[data-record]')[arguments[0]].click()", number)
        assert "window.hacked=1" in panel(driver), "its text is shown as text"
    fill(driver, "search", dossiers.HOSTILE[:40])
    assert len(shown(driver)) == 6
    screenshot("hostile")
    assert driver.execute_script("return window.hacked") is None
    assert driver.execute_script("return document.querySelectorAll('img, iframe, svg svg, [onclick]').length") == 0
    links = driver.execute_script("return [...document.links].map(a => a.href)")
    assert not [link for link in links if not link.startswith(("http", "file:"))]
    assert complaints(driver) == []


def test_the_policy_stops_a_script_that_would_get_in(opened: Open) -> None:
    driver = opened(page(dossiers.small()).replace("<main", "<script>window.hacked = 1</script><main", 1))
    assert driver.execute_script("return window.hacked") is None
    assert [c for c in complaints(driver) if "Content Security Policy" in c]


def test_ten_thousand_facts_are_all_there(opened: Open, screenshot: Callable[[str], None]) -> None:
    many = dossiers.many(10_000)
    driver = opened(page(many))
    assert len(shown(driver)) == 10_000
    fill(driver, "issue", "water")
    expected = [fact.id for fact in many.facts if "water" in fact.issues]
    assert shown(driver) == expected
    fill(driver, "issue", "")
    fill(driver, "search", "report 7331 ")
    assert len(shown(driver)) == 1
    driver.find_element("css selector", "[data-record]:not([hidden])").click()
    assert "In report 7331 the two governments" in panel(driver)
    fill(driver, "search", "")
    screenshot("ten-thousand")
    assert complaints(driver) == []


@pytest.mark.parametrize("look", ["day", "night", "phone"])
def test_axe_finds_no_serious_fault(
    opened: Open, faults: Callable[[], list[Any]], look: str, screenshot: Callable[[str], None]
) -> None:
    driver = opened(page(dossiers.small()))
    screen(driver, 390 if look == "phone" else 1400, 1000, dark=look == "night", touch=look == "phone")
    driver.execute_script("document.querySelector('[data-record^=\"event/sanction\"]').click()")
    driver.execute_async_script("setTimeout(arguments[0], 400)")
    found = faults()
    screenshot(look)
    assert found == []


def test_it_prints_the_drawing_and_every_fact(opened: Open) -> None:
    driver = opened(page(dossiers.small()))
    printed = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert printed.startswith(b"%PDF")
    assert b"/Subtype /Image" not in printed, "lines and letters, no pixels"
    (BUILD / "screenshots").mkdir(parents=True, exist_ok=True)
    (BUILD / "screenshots" / "print.pdf").write_bytes(printed)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not driver.find_element("id", "filters").is_displayed()
    assert driver.find_element("css selector", "[data-record]").is_displayed()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

"""The local web page in a real browser: from the form to the sentence, and what axe finds on every kind of page."""

from collections.abc import Callable
from typing import Any

import pytest
from browsers import screen
from selenium.webdriver.support import expected_conditions as expected
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.xdist_group("browser")

#: A page of each kind.
PAGES = {
    "home": "/",
    "timeline": "/timeline?subject=CAN&subject=MEX",
    "queries": "/queries",
    "form": "/queries/incumbents",
    "rows": "/queries/retraction_impact?article=https%3A%2F%2Fgazette.example%2Ftariffs",
    "mistake": "/queries/dyad_temperature?pair=Atlantis",
    "evidence": "/evidence?id=Ana+Ruiz",
    "error": "/timeline?subject=Atlantis",
}


@pytest.mark.parametrize("look", ["day", "night", "phone"])
def test_axe_finds_no_serious_fault_on_any_page(
    served: str, browser: Any, faults: Callable[[], list[Any]], look: str, screenshot: Callable[[str], None]
) -> None:
    screen(browser, 390 if look == "phone" else 1400, 1000, dark=look == "night", touch=look == "phone")
    found = {}
    for name, address in PAGES.items():
        browser.get(served + address)
        found[name] = faults()
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), f"{name} is wide"
        screenshot(f"serve-{name}-{look}")
    assert {name: some for name, some in found.items() if some} == {}


def test_from_the_form_to_the_sentence(served: str, browser: Any) -> None:
    browser.get(served)
    first, second = browser.find_elements("name", "subject")
    first.send_keys("Canada")
    second.send_keys("Mexico")
    browser.find_element("css selector", "form button").click()
    # A click returns before the next page is there, on a busy machine long before.
    WebDriverWait(browser, 30).until(expected.title_contains("Canada – Mexico"))
    WebDriverWait(browser, 30).until(lambda it: it.execute_script("return document.readyState") == "complete")
    browser.find_element("css selector", "[data-record^='event/sanction']").click()
    assert "“Mexico imposed tariffs on Canadian timber.”" in browser.find_element("id", "detail").text
    saved = [link.get_attribute("href") for link in browser.find_elements("css selector", "a[href*='/export/']")]
    assert any("/export/xlsx?subject=Canada&subject=Mexico" in address for address in saved)


def test_a_query_is_asked_by_its_form(served: str, browser: Any) -> None:
    browser.get(f"{served}/queries/dyad_temperature")
    browser.find_element("name", "pair").send_keys("CAN-MEX")
    browser.find_element("css selector", "form button").click()
    WebDriverWait(browser, 30).until(expected.text_to_be_present_in_element(("css selector", "tbody"), "2023"))

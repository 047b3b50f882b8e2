"""Pictures of the page for the README: `python -m legatus.cli.screenshots PAGE FOLDER`, with Chromium and its driver.

PAGE is what `legatus report` has written; the pictures are `page.png`, `night.png` and `phone.png`. Needs selenium,
which the extra `dev` brings, and Debian's `chromium` and `chromium-driver` (`.ci/browser` installs them).
"""

import shutil
import sys
from pathlib import Path
from typing import Any

from legatus.cli import reports, say
from legatus.ontology.errors import LegatusError, UsageError

#: Name, width, height, pixels a point, night or day.
LOOKS = (("page", 1400, 900, 1, "light"), ("night", 1400, 900, 1, "dark"), ("phone", 390, 780, 2, "light"))
#: Choose the act or statement with most sources, so that the panel has something to show.
CHOOSE = """
const all = JSON.parse(document.getElementById("data").textContent), quotes = all.fields.indexOf("quotes");
const acts = ["event", "statement"], sources = all.facts.map((row) => acts.includes(row[0])
  ? new Set(row[quotes].map((quote) => quote[1])).size : 0);
const best = sources.indexOf(Math.max(...sources));
document.querySelectorAll("[data-record]")[best].click(); scrollTo(0, 0);
"""


def take(page: Path, folder: Path) -> list[Path]:
    """Take the pictures; where they are. Raises `UsageError` where the browser or selenium is missing."""
    driver = _driver()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_take(driver, page, folder / f"{look[0]}.png", *look[1:]) for look in LOOKS]
    finally:
        driver.quit()


def _take(driver: Any, page: Path, to: Path, width: int, height: int, ratio: int, scheme: str) -> Path:
    phone = ratio > 1
    size = {"width": width, "height": height, "deviceScaleFactor": ratio, "mobile": phone}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    driver.get(page.resolve().as_uri())
    if phone:
        driver.execute_script("document.getElementById('stage').scrollIntoView()")
    else:
        driver.execute_script(CHOOSE)
    driver.execute_async_script("setTimeout(arguments[0], 500)")
    driver.save_screenshot(str(to))
    return to


def _driver() -> Any:
    webdriver = reports.library("selenium.webdriver", "dev", "a screenshot")
    browser, service = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not service:
        raise UsageError("a screenshot needs chromium and chromedriver; .ci/browser installs them")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(service))


def main() -> int:
    """Take the pictures that the command line asks for."""
    try:
        if len(sys.argv) != 3:
            raise UsageError(
                "expected a page and a folder: python -m legatus.cli.screenshots build/usa-mex.html docs/pictures"
            )
        for path in take(Path(sys.argv[1]), Path(sys.argv[2])):
            print(path)
    except LegatusError as error:
        say.error(str(error))
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())

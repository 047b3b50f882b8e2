"""A headless browser, and libraries of npm, for tests of pages. Without them a test skips; in CI it fails."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

BUILD = Path(__file__).resolve().parents[1] / "build"
#: The rules of axe that a reader with a disability would stumble over.
SERIOUS = ("serious", "critical")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def absent(reason: str) -> None:
    """Skip with a reason; in CI, where browser and libraries must be there, fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, which CI must have")
    pytest.skip(reason)


def no_browser(reason: str) -> None:
    """The browser is missing, which one command mends."""
    absent(f"{reason} (`.ci/browser` installs it)")


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """A driver of headless Chromium that reaches no network but this computer itself."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    service = shutil.which("chromedriver")
    if not browser or not service:
        no_browser("there is no chromium with chromedriver here")
    selenium = pytest.importorskip("selenium.webdriver")
    options = selenium.ChromeOptions()
    options.binary_location = browser
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--no-proxy-server",
        "--window-size=1400,1000",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = selenium.Chrome(options=options, service=selenium.ChromeService(service))
    driver.set_script_timeout(30)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chrome: Any) -> Iterator[Any]:
    """The browser as it starts: a wide window in daylight, an empty page, empty logs."""
    screen(chrome)
    chrome.get("about:blank")
    for log in ("browser", "performance"):
        chrome.get_log(log)
    yield chrome
    screen(chrome)


def screen(driver: Any, width: int = 1400, height: int = 1000, *, dark: bool = False, touch: bool = False) -> None:
    """Set the size of the window, day or night, finger or mouse."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch},
    )
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})
    feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Callable[[str], Any]:
    """Open a page from a file; the browser when its script is done."""

    def opener(html: str, fragment: str = "") -> Any:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        browser.get(f"{file.as_uri()}{fragment}")
        return browser

    return opener


@pytest.fixture
def faults(browser: Any, npm: Callable[[str, str], Path]) -> Callable[[], list[tuple[str, list[str]]]]:
    """A function that gives what axe-core finds in the page that is open: rules broken seriously, and where."""

    def find() -> list[tuple[str, list[str]]]:
        # By the debugger's way, which a page's policy does not stop, as it would a script of the page.
        browser.execute_script((npm("axe-core", "4") / "axe.min.js").read_text("utf-8"))
        found = browser.execute_async_script("axe.run().then(arguments[0])")
        assert len(found["passes"]) > 10, "it has looked"
        return [
            (f["id"], [n["html"][:120] for n in f["nodes"][:3]]) for f in found["violations"] if f["impact"] in SERIOUS
        ]

    return find


@pytest.fixture(scope="session")
def npm() -> Callable[[str, str], Path]:
    """A function that gives the folder of a library of npm, each installed in a folder of its own under build/."""

    def install(name: str, version: str) -> Path:
        folder = BUILD / "npm" / f"{name.replace('/', '+')}@{version}"
        folder.mkdir(parents=True, exist_ok=True)
        found = folder / "node_modules" / name
        with FileLock(folder.with_suffix(".lock")):  # several workers may ask for it at once
            if not (found / "package.json").is_file():
                _npm_install(folder, f"{name}@{version}")
        return found

    return install


def _npm_install(folder: Path, library: str) -> None:
    tool = shutil.which("npm")
    if not tool:
        absent(f"there is no npm here to install {library} with")
    options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    command = [str(tool), "install", *options, library]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        absent(f"npm cannot install {library} ({done.stderr.strip()[-200:]})")


@pytest.fixture
def screenshot(browser: Any) -> Callable[[str], None]:
    """A function that keeps what the browser shows under build/screenshots."""

    def keep(name: str) -> None:
        folder = BUILD / "screenshots"
        folder.mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(folder / f"{name}.png"))

    return keep

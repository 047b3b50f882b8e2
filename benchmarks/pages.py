"""What a report's page weighs, and what it takes to be ready: `python -m benchmarks.pages`.

Needs Chromium and Selenium. Prints a table for docs/reports.md. CPU time is that of the page's own thread (parsing,
layout, script), which other work on the machine hardly changes; of five runs the least.
"""

import gzip
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

SIZES = (100, 1_000, 10_000)
TIMES = 5
#: A change of the issue, and the frame in which it can be seen.
FILTER = """
const [value, done] = arguments, field = document.getElementById("issue"), begun = performance.now();
field.value = value;
field.dispatchEvent(new Event("input", {bubbles: true}));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
"""


def main() -> None:
    """Measure and print."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from dossiers import many

    from legatus.cli.views.page.page import page

    print("| facts | page | gzipped | CPU time until ready | ready after | a filter |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for number in SIZES:
            html = page(many(number)).encode()
            file = Path(folder) / f"{number}.html"
            file.write_bytes(html)
            found = [_opened(file.as_uri()) for _ in range(TIMES)]
            cpu, ready, filtered = (min(values) for values in zip(*found, strict=True))
            sizes = f"{len(html) / 1e6:.2f} MB | {len(gzip.compress(html, mtime=0)) / 1e6:.2f} MB"
            print(f"| {number:,} | {sizes} | {cpu * 1000:.0f} ms | {ready:.0f} ms | {filtered:.0f} ms |")


def _opened(address: str) -> tuple[float, float, float]:
    """A page in a new browser: CPU seconds and milliseconds until its script is done; milliseconds of a filter."""
    driver = _driver()
    try:
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        driver.get(address)
        metrics = {m["name"]: m["value"] for m in driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]}
        ready = float(driver.execute_script("return document.documentElement.dataset.ready"))
        return metrics["TaskDuration"], ready, float(driver.execute_async_script(FILTER, "water"))
    finally:
        driver.quit()


def _driver() -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(argument)
    options.add_argument("--window-size=1400,1000")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


if __name__ == "__main__":
    main()

"""The map page beside what else a folium user would draw, on the same made-up events in one run.

    python benchmarks/map.py --scripts NODE_MODULES --out benchmarks/results

Each page is made in a process of its own, from records in memory to a file on disk, and opened from disk in
headless Chromium without a GPU or a network. folium's pages load their scripts from elsewhere; here they are
taken from a folder of npm packages (``npm install leaflet@1.9.3 leaflet.markercluster@1.1.0
leaflet-timedimension@1.1.1 iso8601-js-period@0.2.1 jquery@3.7.1 moment@2.18.1``). What takes longer than
the limit is killed, and the table says so.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from made_up_events import DATES, PLACES, events
from map_variants import MAKERS
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

from geo.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT = 60
"""Seconds that opening a page or one action on it may take."""
PATIENCE = 500
"""Seconds of processor time that making a page may take, its events included."""
RUNS = 3
SIZES = {
    "geo": (5, 50, 1_000, 10_000, 50_000, 200_000, 500_000),
    "geo, words beside": (50_000, 200_000, 1_000_000),
}
OTHERS = (1_000, 10_000, 50_000)
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--window-size=1440,900",
)
MAPS = dict.fromkeys(SIZES, "map_events")
MAP = "Object.values(window).find((one) => one instanceof L.Map)"
READY = dict.fromkeys(SIZES, "document.documentElement.dataset.ready")
WINDOW = {
    **dict.fromkeys(SIZES, "document.getElementById(run % 2 ? 'earlier' : 'time-all').click()"),
    "folium TimestampedGeoJson": f"{MAP}.timeDimension.nextTime()",
}
LAYER = "document.querySelectorAll('.leaflet-control-layers-overlays input')[3].click()"
"""One date off and on again, where each date is a layer."""
ZOOM = "{ const map = %s; map.setZoom(map.getZoom() + (run %% 2 ? -1 : 1), { animate: false }); }"
ACT = """
const [run, done] = arguments;
requestAnimationFrame(() => {
  const begin = performance.now();
  try { %s; } catch (error) { done(error.message); return; }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
});
"""
SEARCHED = """
const [done] = arguments;
const [field, tally] = ["search", "tally"].map((id) => document.getElementById(id));
document.getElementById("time-all").click();
const [begin, before] = [performance.now(), tally.textContent];
field.value = "sta -tbilisi";
field.dispatchEvent(new Event("input"));
const look = () => (tally.textContent === before ? setTimeout(look, 5) : done(performance.now() - begin));
look();
"""
"""The first search of a page, until its hits are counted; in words that are in no column."""
OPENED = """
const [done] = arguments;
const look = () => (%s)
  ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
  : setTimeout(look, 5);
look();
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What making a page took."""

    wall: float
    cpu: float
    size: int
    beside: int = 0
    """Bytes of files beside the page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader waits for, in milliseconds: on the wall, and of the page's main thread."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:,.0f} ({self.cpu:,.0f})"


def make(variant: str, size: int, on_places: int, path: Path, runs: int) -> Made:
    """Make a page some times and return the medians."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
    gazetteer = Gazetteer.open()
    found = list(events(size, gazetteer, on_places))
    MAKERS[variant](found[:20], gazetteer, path)  # imports, and the base map's tables
    gc.collect()
    gc.freeze()  # as `geo build` does
    timings = [_timed(variant, found, gazetteer, path) for _ in range(runs)]
    wall, cpu = (statistics.median(column) for column in zip(*timings, strict=True))
    files = path.parent.glob("*_words/*")
    return Made(wall, cpu, path.stat().st_size, sum(file.stat().st_size for file in files))


def _timed(variant: str, found: list[Any], gazetteer: Gazetteer, path: Path) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    MAKERS[variant](found, gazetteer, path)
    return time.perf_counter() - wall, time.process_time() - cpu


def made_apart(variant: str, size: int, on_places: int, path: Path) -> Made | str:
    """Make a page in a process of its own; say why not, if it takes too long."""
    runs = RUNS if size <= OTHERS[-1] else 1
    order = [
        sys.executable,
        __file__,
        "--make",
        variant,
        str(size),
        str(on_places),
        str(path),
        str(runs if variant in SIZES else 1),
    ]
    done = subprocess.run(order, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        was_slow = done.returncode == -signal.SIGXCPU
        return f"killed after {PATIENCE} s" if was_slow else f"failed: {done.stderr.splitlines()[-1]}"
    return Made(**json.loads(done.stdout.splitlines()[-1]))


def localised(path: Path, scripts: Path) -> None:
    """Let a folium page load its scripts and styles from npm packages on disk."""
    built = (file for file in sorted(scripts.rglob("*.*s")) if "src" not in file.parts)
    files = {_plain(file.name): file.as_uri() for file in built}

    def found(match: re.Match[str]) -> str:
        return files.get(_plain(match[0].rsplit("/", 1)[1]), match[0])

    text = path.read_text(encoding="utf-8")
    head, body, rest = text.partition("</head>")
    path.write_text(re.sub(r"https://[^\s\"]+\.(?:js|css)", found, head) + body + rest, encoding="utf-8")


def _plain(name: str) -> str:
    """Take a file's version from its name, and whether it is minified."""
    return re.sub(r"-\d[\d.]*(?=\.)|\.min(?=\.)", "", name)


def browser() -> webdriver.Chrome:
    """Open a Chromium with no network."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for switch in SWITCHES:
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(LIMIT)
    driver.set_script_timeout(LIMIT)
    return driver


def cpu(driver: webdriver.Chrome) -> float:
    """Return milliseconds of processor time that the page's main thread has worked."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(1000 * one["value"] for one in metrics if one["name"] == "TaskDuration")


def opened(driver: webdriver.Chrome, variant: str, path: Path) -> Seen:
    """Open a page until its first frame with the events is painted."""
    driver.get("about:blank")
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    before = cpu(driver)
    driver.get(path.as_uri())
    ready = READY.get(variant, "document.readyState === 'complete'")
    wall = float(driver.execute_async_script(OPENED % ready))
    return Seen(wall, cpu(driver) - before)


def acted(driver: webdriver.Chrome, action: str) -> Seen:
    """Do something on the page some times, each until it is painted; return the medians."""
    found = []
    for run in range(2 * RUNS):
        before = cpu(driver)
        wall = driver.execute_async_script(ACT % action, run)
        if isinstance(wall, str):
            raise WebDriverException(wall)
        found.append((wall, cpu(driver) - before))
    return Seen(*(statistics.median(column) for column in zip(*found, strict=True)))


def searched(driver: webdriver.Chrome) -> Seen:
    """Search a page for the first time."""
    before = cpu(driver)
    wall = float(driver.execute_async_script(SEARCHED))
    return Seen(wall, cpu(driver) - before)


def watched(variant: str, path: Path) -> Iterator[str]:
    """Yield what a reader waits for: the page, a window of time, a zoom, the first search; or why not."""
    driver = browser()
    try:
        opens = [opened(driver, variant, path) for _ in range(RUNS)]
        yield str(Seen(*(statistics.median(getattr(one, name) for one in opens) for name in ("wall", "cpu"))))
        yield str(acted(driver, WINDOW.get(variant, LAYER)))
        yield str(acted(driver, ZOOM % MAPS.get(variant, MAP)))
        if variant in SIZES:
            yield str(searched(driver))
    except WebDriverException as error:
        yield f"– ({(error.msg or type(error).__name__).splitlines()[0][:60]})"
    finally:
        driver.quit()


def rows(scripts: Path | None, sizes: Sequence[int], on_places: int, only: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table, as they are found."""
    for size in sizes:
        for variant in (
            one
            for one in MAKERS
            if size in SIZES.get(one, OTHERS if scripts else ()) and (not only or one in only)
        ):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "map.html"
                made = made_apart(variant, size, on_places, path)
                if isinstance(made, str):
                    yield f"| {variant} | {size:,} | {made} | – | – | – | – | – |"
                    continue
                if scripts and variant not in SIZES:
                    localised(path, scripts)
                opens, window, zoom, search, *_ = [*watched(variant, path), "–", "–", "–", "–"]
                took = f"{made.wall:.2f} ({made.cpu:.2f})"
                large = f"{made.size / 1e6:.2f}" + (f" + {made.beside / 1e6:.1f}" if made.beside else "")
                yield f"| {variant} | {size:,} | {took} | {large} | {opens} | {window} | {zoom} | {search} |"


def table(scripts: Path | None, sizes: Sequence[int], on_places: int, only: Sequence[str]) -> Iterator[str]:
    """Yield the report, line by line."""
    driver = browser()
    version = driver.capabilities["browserVersion"]
    driver.quit()
    now = datetime.now(tz=UTC)
    yield f"# The map page, {now:%Y-%m-%d %H:%M} UTC"
    yield ""
    yield (
        f"Made-up events on {on_places:,} places over {DATES} dates; {platform.python_implementation()} "
        f"{platform.python_version()}, headless Chromium {version} without a GPU, 1440 by 900 pixels. "
        "Medians of several runs; in brackets processor time, of the page its main thread's. *Interactive* "
        "is from the start of the navigation to the first frame with the events; *window* another range of "
        "dates (where each date is a layer, one layer switched), *zoom* one step, both until painted."
    )
    yield ""
    yield (
        "| variant | events | written, s | HTML, MB | interactive, ms | window, ms | zoom, ms "
        "| first search, ms |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    yield from rows(scripts, sizes, on_places, only)


def options() -> argparse.Namespace:
    """Return what was given on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--scripts", type=Path, help="npm packages that folium's pages load; without, geo alone"
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[5, 50, 1_000, 10_000, 50_000, 200_000, 500_000, 1_000_000]
    )
    parser.add_argument("--places", type=int, default=PLACES, help="places that the events are on")
    parser.add_argument("--only", nargs="+", default=[], choices=MAKERS, help="these variants alone")
    parser.add_argument("--out", type=Path, help="folder for the dated table")
    parser.add_argument(
        "--make", nargs=5, metavar=("VARIANT", "SIZE", "PLACES", "PATH", "RUNS"), help=argparse.SUPPRESS
    )
    return parser.parse_args()


def main() -> None:
    """Print the table, and write it where asked."""
    given = options()
    if given.make:
        variant, size, on_places, path, runs = given.make
        print(json.dumps(asdict(make(variant, int(size), int(on_places), Path(path), int(runs)))))
        return
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    file = given.out / f"{datetime.now(tz=UTC):%Y-%m-%d}-map.md" if given.out else None
    lines: list[str] = []
    for line in table(given.scripts, given.sizes, given.places, given.only):
        print(line, flush=True)
        lines.append(line)
        if file:  # as far as it has come: a run takes a quarter of an hour
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Look for inputs that break a promise, guided by what code they reach (needs ``pip install atheris``).

    python tools/fuzz.py                        each target for 15 seconds
    python tools/fuzz.py reads --seconds 600
    python tools/fuzz.py --runs 2000            the same inputs whenever the code is the same

What is found is written into ``tests/finds/TARGET-…``, where the tests try it from then on; of the inputs
that break at one place, the first. The exit status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("reads", "dates_of_records", "dates_in_texts", "front_matter", "corrections", "settings")
"""The targets: those of fuzz_targets, which is imported only where its code is watched."""
PACKAGES = ("geo.readers", "geo.dates", "geo.corrections", "geo.cli", "geo.spreadsheet")
"""What is watched, to know which inputs reach something new."""
PARSERS = ("dateutil", "feedparser", "frontmatter", "pypdf", "striprtf", "warcio")
"""Likewise, of others in Python."""
SEED = 1
"""From which the inputs of a run of so many are drawn: a check says the same of the same code."""
MAX_BYTES = 4096
MAX_SECONDS = 120
"""Of one input on the clock: beyond, it hangs, which is a find too; a busy machine takes long over any."""
ROOT = Path(__file__).resolve().parent.parent
FINDS = ROOT / "tests" / "finds"


def main() -> int:
    """Fuzz some targets, each for some time and in a process of its own; return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all, or of {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=int, default=15, help="for each target")
    parser.add_argument("--runs", type=int, default=-1, help="at most so many inputs, from a fixed seed")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if unknown := set(given.targets) - set(NAMES):
        parser.error(f"no target: {', '.join(sorted(unknown))}")
    if find_spec("atheris") is None:
        print("nothing is fuzzed: there is no atheris for this system")
        return int("CI" in os.environ)
    if given.here:
        sys.path[1:1] = [str(ROOT), str(ROOT / "tests")]
        fuzz(given.targets[0], given.seconds, given.runs)
    before, failed = finds(), False
    for target in given.targets or NAMES:
        print(f"# {target}", flush=True)
        command = [sys.executable, __file__, target, "--seconds", str(given.seconds), "--here"]
        command += ["--runs", str(given.runs)]
        steady = {**os.environ, "PYTHONHASHSEED": "0"}
        failed |= subprocess.run(command, check=False, env=steady).returncode != 0  # noqa: S603 - this program
    for name in sorted(finds() - before):
        print(f"found: {FINDS / name}")
    return int(failed or finds() != before)


def finds() -> set[str]:
    """Return the names of all finds."""
    return {path.name for path in FINDS.glob("*-*")}


def fuzz(target: str, seconds: int, runs: int) -> None:
    """Fuzz a target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - only where it is used

    with atheris.instrument_imports(include=[*PACKAGES, *PARSERS]):
        import fuzz_targets  # noqa: PLC0415 - watched from its import on

    if set(fuzz_targets.TARGETS) != set(NAMES):
        raise SystemExit("NAMES is not what fuzz_targets has")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        inputs = seeds(target)
        for number, seed in enumerate(inputs):
            (corpus / str(number)).write_bytes(seed)
        words = Path(folder, "words")
        words.write_text(dictionary(inputs), encoding="ascii")
        options = (
            f"-max_total_time={seconds} -runs={runs} -seed={SEED if runs >= 0 else 0} "
            f"-max_len={MAX_BYTES} -dict={words} "
            f"-timeout={MAX_SECONDS} -report_slow_units={MAX_SECONDS} "
            f"-artifact_prefix={FINDS / target}- -print_final_stats=1 -verbosity=0"
        )
        atheris.Setup(
            [sys.argv[0], str(corpus), *options.split()], keeping(target, fuzz_targets.TARGETS[target])
        )
        atheris.Fuzz()


def keeping(target: str, run: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Return a target that writes down the first input that breaks at a place, and goes on."""
    seen: set[tuple[str, str, int]] = set()

    def tried(data: bytes) -> None:
        try:
            run(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = (type(error).__name__, last.filename, last.lineno or 0)
            if place not in seen:
                seen.add(place)
                FINDS.mkdir(exist_ok=True)
                path = FINDS / f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
                path.write_bytes(data)
                traceback.print_exception(error)
                print(f"found: {path}", file=sys.stderr, flush=True)

    return tried


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with: former finds among them."""
    from fuzz_targets import FORMATS  # noqa: PLC0415 - as in `fuzz`
    from hostile.carriers import CARRIERS  # noqa: PLC0415
    from hostile.files import FILES  # noqa: PLC0415

    found = [path.read_bytes() for path in sorted(FINDS.glob(f"{target}-*"))]
    fields = {"title": "Talks", "published": "2021-05-14", "text": "Rebels shelled Baku on 14 May 2021."}
    if target == "reads":
        written = [(f".{suffix}", write(fields)) for suffix, write in CARRIERS.items()]
        written += [(Path(name).suffix, content[:MAX_BYTES]) for name, content in FILES.items()]
        return found + [
            bytes([FORMATS.index(suffix)]) + data for suffix, data in written if suffix in FORMATS
        ]
    texts = {
        "dates_of_records": ["2021-05-14", "14/05/21", "Fri, 14 May 2021 10:00:00 +0000", "1620990000"],
        "dates_in_texts": [
            "xxOn Friday, 14 May 2021, three weeks ago, from the 13th to the 15th, last winter.",
            "xxEarly on the first Monday of next month, 3-4 June, a day before Easter; the 1990s, mid-2021.",
            "xxBetween 05/06/2021 and 2021-07-08, at 10 p.m. local time on Saturday night, 12 hours later.",
        ],
        "front_matter": [
            "---\ntitle: Talks\npublished: 2021-05-14\n---\nText",
            "Title: Talks\nDate: 1 May\n\nText",
        ],
        "corrections": ["article,what,text,start,answer\na,place,Vank,,none\n"],
        "settings": ['focus = "AM"\nlimit = ["seconds=9"]\n[build]\nname = "today"\nformat = ["kml"]\n'],
    }
    return found + [text.encode() for text in texts[target]]


def dictionary(inputs: list[bytes]) -> str:
    """Return the words of the inputs as libFuzzer reads them, to be put into others."""
    words = {word for data in inputs for word in re.findall(rb"[A-Za-z_:/-]{3,20}|[<{\[(&][^\s]{1,10}", data)}
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words)[:2000])
    return "".join(f'"{word}"\n' for word in escaped)


if __name__ == "__main__":
    sys.exit(main())

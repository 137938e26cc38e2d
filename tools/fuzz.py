"""Look for inputs that break a promise, guided by what code they reach (needs ``pip install atheris``).

    PYTHONPATH=.:tools python tools/fuzz.py reads --seconds 600

What is found is written into ``tests/finds/TARGET-…``, where the tests try it from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import atheris

MAX_BYTES = 4096
FINDS = Path(__file__).resolve().parent.parent / "tests" / "finds"

with atheris.instrument_imports(include=["geo.readers", "geo.dates", "geo.corrections", "geo.cli"]):
    from fuzz_targets import FORMATS, TARGETS
    from hostile.carriers import CARRIERS
    from hostile.files import FILES


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with."""
    fields = {"title": "Talks", "published": "2021-05-14", "text": "Rebels shelled Baku on 14 May 2021."}
    if target == "reads":
        written = [(f".{suffix}", write(fields)) for suffix, write in CARRIERS.items()]
        written += [(Path(name).suffix, content[:MAX_BYTES]) for name, content in FILES.items()]
        return [bytes([FORMATS.index(suffix)]) + data for suffix, data in written if suffix in FORMATS]
    texts = {
        "dates_of_records": ["2021-05-14", "14/05/21", "Fri, 14 May 2021 10:00:00 +0000", "1620990000"],
        "dates_in_texts": [
            "xxOn Friday, 14 May 2021, three weeks ago, from the 13th to the 15th, last winter."
        ],
        "front_matter": ["---\ntitle: Talks\npublished: 2021-05-14\n---\nText"],
        "corrections": ["article,what,text,start,answer\na,place,Vank,,none\n"],
        "settings": ['focus = "AM"\n[build]\nname = "today"\nformat = ["kml"]\n'],
    }
    return [text.encode() for text in texts[target]]


def main() -> None:
    """Fuzz a target for some time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    run = TARGETS[given.target]

    def tried(data: bytes) -> None:
        try:
            run(data)
        except Exception:
            FINDS.mkdir(exist_ok=True)
            name = f"{given.target}-{hashlib.sha256(data).hexdigest()[:12]}"
            (FINDS / name).write_bytes(data)
            raise

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(given.target)):
            Path(corpus, str(number)).write_bytes(seed)
        options = [f"-max_total_time={given.seconds}", f"-max_len={MAX_BYTES}", "-timeout=30", "-verbosity=1"]
        atheris.Setup([sys.argv[0], corpus, *options], tried)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

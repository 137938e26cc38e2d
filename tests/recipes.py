"""A recipe of the manual as steps: files to write and commands to type, in the order of its page.

A fenced block with a title is a file of that name; a block of ``sh`` is typed; one of ``python`` is run. What
can't be run as it stands (a line of a crontab) is ``text``. What a reader has at hand and a page can't show,
such as a PDF, stands in a comment: ``<!-- at hand: FROM as TO -->``; so does an answer that is written into
``corrections.csv``: ``<!-- answer: TEXT ID -->``.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
STEP = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$'
    r"|<!-- at hand: (?P<source>\S+) as (?P<target>\S+) -->"
    r"|<!-- answer: (?P<text>\S+) (?P<answer>\S+) -->",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a reader does."""

    kind: str
    """``file``, ``copy``, ``answer``, ``sh`` or ``python``."""
    body: str
    """The file's text, the answer, or what is run."""
    target: str = ""
    """The path of the file, from the reader's folder; the text whose row is answered."""


def steps(page: str) -> Iterator[Step]:
    r"""Yield the steps of a page of Markdown.

    Examples
    --------
    >>> [step.kind for step in steps('```text title="a.txt"\nTalks.\n```\n\n```sh\nls\n```\n')]
    ['file', 'sh']
    """
    for found in STEP.finditer(page):
        if found["target"]:
            yield Step("copy", found["source"], found["target"])
        elif found["answer"]:
            yield Step("answer", found["answer"], found["text"])
        elif found["title"]:
            yield Step("file", found["body"], found["title"])
        elif found["language"] in {"sh", "python"}:
            yield Step(found["language"], found["body"])


def do(step: Step, folder: Path, environment: Mapping[str, str]) -> str:
    """Do one step in a folder; return what was said."""
    if step.kind == "answer":
        answer(folder / "corrections.csv", step.target, step.body)
        return ""
    if step.target:
        target = folder / step.target
        target.parent.mkdir(parents=True, exist_ok=True)
        if step.kind == "copy":
            shutil.copyfile(ROOT / step.body, target)
        else:
            target.write_text(step.body, encoding="utf-8")
        return ""
    command = ["bash", "-euo", "pipefail", "-c"] if step.kind == "sh" else [sys.executable, "-c"]
    done = subprocess.run(
        [*command, step.body],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{step.body}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def answer(path: Path, text: str, given: str) -> None:
    """Write an answer into the row of a text, as a person does in a spreadsheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    (row,) = (row for row in rows if row["text"] == text)
    row["answer"] = given
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerows(rows)

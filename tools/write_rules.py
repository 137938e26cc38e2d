"""Write docs/reference/rules.md, the manual's page of rules, from the records of the rules.

python tools/write_rules.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.pipeline.rules import ALL_RULE_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.rules import Example, Rule, RuleList

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"
HEAD = """# Rules

Each question below is answered by an ordered list of rules, of which the first that fits decides. The ids of
the rules that decided stand in the output: `geo parse` shows them in words, `geo eval --rules` prints how
often each was right on annotated texts. Of each rule, texts follow in which it decides, the word that it is
asked about in bold, with what it decides; and under *not*, texts that look alike in which it must not.

This page is made from the rules' records by `tools/write_rules.py`; the texts are run as tests.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([HEAD, *contents(), *(line for rules in ALL_RULE_LISTS for line in section(rules))])


def contents() -> Iterator[str]:
    """Yield a link to each list."""
    for rules in ALL_RULE_LISTS:
        count = len(rules.rules)
        link = f"[{rules.question}](#{anchor(rules.question)})"
        yield f"- {link} `{rules.name}`, {count} rule{'s' * (count != 1)}"
    yield ""


def anchor(heading: str) -> str:
    """Return the anchor that Markdown gives to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def section(rules: RuleList[Any, Any]) -> Iterator[str]:
    """Yield the lines of a list: its question, and its rules in their order."""
    yield from (f"## {rules.question}", "")
    for number, rule in enumerate(rules, 1):
        yield from (f"{number}. `{rule.id}` {rule.says}", *map("   {}".format, texts(rule)), "")


def texts(rule: Rule[Any, Any]) -> Iterator[str]:
    """Yield an item for each example, and for each counterexample."""
    for example in rule.examples:
        yield f"- {shown(example)}"
    for example in rule.counterexamples:
        yield f"- *not* {shown(example)}"


def shown(example: Example) -> str:
    """Return an example in one line of Markdown: its text, its publication, what is decided."""
    text = quoted(example.text)
    if example.published:
        text += f" (published {example.published})"
    if example.url:
        text += f" (at `{example.url}`)"
    if example.other:
        text += f" and {quoted(example.other)}"
    if example.other_published:
        text += f" (published {example.other_published})"
    return f"{text} → {example.outcome}" if example.outcome else text


def quoted(text: str) -> str:
    """Return a text in quotation marks on one line, what stands in its brackets in bold."""
    line = " ¶ ".join(part.strip() for part in text.splitlines() if part.strip())
    safe = line.replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")
    return f"“{safe.replace('[', '**', 1).replace(']', '**', 1)}”"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

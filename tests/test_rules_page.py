"""The manual's page of rules is what the records give."""

from __future__ import annotations

import write_rules


def test_the_page_of_rules_is_current() -> None:
    current = write_rules.PAGE.read_text(encoding="utf-8")
    assert current == write_rules.page(), "run python tools/write_rules.py"

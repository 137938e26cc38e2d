"""Publication dates of golden texts that give none: inferred where they can be, and never wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from golden_rows import cases, golden

from geo.dates import infer_published

if TYPE_CHECKING:
    from geo.evaluation import Gold
    from geo.model import Article


@pytest.mark.parametrize(("article", "gold"), cases(golden("published")))
def test_a_publication_date_is_right_or_left_unknown(article: Article, gold: Gold) -> None:
    inferred, day = infer_published(article), gold.published_true
    assert inferred.published in {None, day}
    assert inferred.within is None or inferred.within.meets(day, day)


def test_a_dateline_with_its_year_gives_the_day() -> None:
    rows = [row for row in golden("published") if row[1].construction == "dateline"]
    assert [infer_published(article).published for article, _ in rows] == [
        gold.published_true for _, gold in rows
    ]

"""The words that report one event in our own reports, from which it is learned which do."""

from __future__ import annotations

from itertools import chain

import pytest
import train_within_article
from encoder.marks import read_own_reports
from train_within_article import FOLDS, Lesson, learn, read_events

from geo.errors import GeoError
from geo.events.gathering.within.matching import load, log_odds


def test_words_of_our_own_reports_that_report_one_event_are_marked_and_report_no_other() -> None:
    events_of = read_events()
    texts = {text.name: text for text in read_own_reports()}
    own = {name: words for name, words in events_of.items() if name in texts}
    assert len(own) > 150
    for name, events in own.items():
        starts = list(chain.from_iterable(events))
        assert len(starts) == len(set(starts))
        assert len(train_within_article._of_marks(texts[name], events)) == len(texts[name].marks)  # noqa: SLF001


def test_a_word_that_is_not_marked_is_refused() -> None:
    (text, *_) = read_own_reports()
    with pytest.raises(GeoError, match=r"no marked words at \[1, 2\]"):
        train_within_article._of_marks(text, [[1, 2]])  # noqa: SLF001


def test_what_is_learned_tells_pairs_apart() -> None:
    lessons = [
        Lesson(number % FOLDS, kind, {"always": 1.0, "act same": float(same)}, same)
        for number in range(40)
        for kind in ("sentence", "article")
        for same in (True, False)
    ]
    learned = learn(lessons)
    for weights in learned.values():
        assert log_odds(weights, {"always": 1.0, "act same": 1.0}) > log_odds(weights, {"always": 1.0})


def test_the_weights_are_of_features_that_there_are() -> None:
    weights = load()
    assert weights.sentence["type same"] > 0
    assert weights.article["sentences between"] < 0

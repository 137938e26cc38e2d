"""Events of one article: golden rows of our own sentences, and what must never break.

Places and dates are given, by the golden row or by marks in the text of a test: ``[[Tbilisi]]`` (or
``[[Baku|associative]]``, ``[[Orda|literal|A.ADM1]]``) and ``((Friday|2022-07-15))``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from golden_rows import golden
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.evaluation import Gold, outcomes
from geo.events import find_event_mentions, may_name_event
from geo.events.detect import detect, lexicon
from geo.language import event_types
from geo.model import (
    Article,
    DateBasis,
    EventMention,
    Interval,
    Parse,
    Place,
    Precision,
    Resolution,
    Timex,
    TimexType,
    Toponym,
    Usage,
)
from geo.text import PartOfSpeech, annotate

if TYPE_CHECKING:
    from geo.evaluation import Outcome

PUBLISHED = date(2022, 7, 18)
MARK = re.compile(r"\[\[(?P<place>[^]]+)]]|\(\((?P<time>[^)]+)\)\)")


def marked(text: str) -> tuple[str, tuple[Resolution, ...], tuple[Timex, ...]]:
    """Return a text without its marks, and the records that they stand for."""
    plain, resolutions, timexes, last = "", [], [], 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        words = (mark["place"] or mark["time"]).split("|")
        start, end = len(plain), len(plain) + len(words[0])
        plain += words[0]
        if mark["place"]:
            resolutions.append(_resolution(start, end, *words))
        else:
            timexes.append(_timex(start, end, *words))
    return plain + text[last:], tuple(resolutions), tuple(timexes)


def _resolution(
    start: int, end: int, name: str, usage: str = "literal", feature: str = "P.PPL"
) -> Resolution:
    feature_class, _, code = feature.partition(".")
    place = Place(f"own:{name}", name, 40.0, 45.0, feature_class, code, name[:2].upper())
    return Resolution(Toponym(start, end, name, Usage(usage)), place, 0.9, "")


def _timex(start: int, end: int, words: str, value: str) -> Timex:
    days = interval_of(value)
    return Timex(start, end, words, TimexType.DATE, value, days, DateBasis.RELATIVE, named_interval=days)


def interval_of(value: str) -> Interval | None:
    """Return the days of a TIMEX3 value: a day, week, month or year."""
    if value.startswith("X"):
        return None
    if "W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return Interval(monday, monday + timedelta(days=6), Precision.WEEK)
    year, month, day = (int(part) for part in (value + "-00-00").split("-")[:3])
    if day:
        return Interval(date(year, month, day), date(year, month, day), Precision.DAY)
    if month:
        last = calendar.monthrange(year, month)[1]
        return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH)
    return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def parsed(
    text: str, published: date | None = PUBLISHED
) -> tuple[str, tuple[Resolution, ...], list[EventMention]]:
    plain, resolutions, timexes = marked(text)
    article = Article("golden", plain, published=published)
    found = find_event_mentions(article, annotate(plain), resolutions, timexes)
    return (
        plain,
        resolutions,
        list(found.mentions),
    )


def annotated(article: Article, gold: Gold) -> Parse:
    """Find the events of a golden row, its places and dates given as they are marked."""
    resolutions = tuple(
        _resolution(
            toponym.span.start,
            toponym.span.end,
            toponym.span.of(gold.text),
            toponym.usage or Usage.LITERAL,
            toponym.feature or "P.PPL",
        )
        for toponym in gold.toponyms or ()
    )
    timexes = tuple(
        _timex(timex.span.start, timex.span.end, timex.span.of(gold.text), timex.value)
        for timex in gold.timexes or ()
    )
    events = find_event_mentions(article, annotate(gold.text), resolutions, timexes).mentions
    return Parse(article, resolutions, timexes, events)


LEAST_RIGHT = {"event": 0.9, "type": 0.8, "status": 0.9, "date": 0.75, "places": 0.75, "actors": 0.8}
"""Of the golden rows, the share that is right by each question: what is learned promises no single row."""


@pytest.fixture(scope="module")
def answers() -> dict[str, list[tuple[str, bool]]]:
    """Return for each question about the golden rows each event, and whether the answer is right."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for article, gold in golden("events"):
        for outcome in outcomes(gold, annotated(article, gold)):
            event = outcome.event
            words = f"{event.trigger.of(gold.text)}: {gold.text}"
            found.setdefault("event", []).append((words, outcome.is_right))
            if event.is_event and outcome.found:
                for key, right in judged(outcome).items():
                    found.setdefault(key, []).append((words, right))
    return found


def judged(outcome: Outcome) -> dict[str, bool]:
    """Return which of the annotated properties of a found event are right."""
    event, mention = outcome.event, outcome.found[0]
    interval = mention.interval
    right = {
        "type": event.has_type(mention.type),
        "status": mention.status is event.status,
        "date": event.has_days(interval) and event.precision == (interval and interval.precision),
        "places": outcome.has_places_of(mention),
        "actors": event.actors == mention.actors,
    }
    return {key: right[key] for key in right if key in event.annotated}


@pytest.mark.parametrize("question", LEAST_RIGHT)
def test_the_golden_rows_are_right(question: str, answers: dict[str, list[tuple[str, bool]]]) -> None:
    wrong = [words for words, right in answers[question] if not right]
    share = 1 - len(wrong) / len(answers[question])
    assert share >= LEAST_RIGHT[question], f"{share:.3f} right; wrong: {wrong}"


def test_there_are_enough_golden_rows() -> None:
    assert sum(event.is_event for _, gold in golden("events") for event in gold.events or ()) >= 60


def test_an_event_says_why_it_has_no_date_and_no_place() -> None:
    _, _, (event,) = parsed("The ministers met on ((Saturday|XXXX-WXX-6)).", published=None)
    assert (event.interval, event.timex, event.places) == (None, 0, ())
    assert event.reason == (
        "publication date unknown, and the text says only 'Saturday'; "
        "the report does not say where it happened"
    )


def test_news_of_an_article_dated_to_a_week_is_dated_to_that_week() -> None:
    within = Interval(date(2022, 7, 16), date(2022, 7, 22), Precision.WEEK)
    text = "Rebels shelled the town."
    (event,) = find_event_mentions(
        Article("a", text, published_within=within), annotate(text), (), ()
    ).mentions
    assert (event.interval, event.date_basis) == (within, DateBasis.DOCUMENT)


@pytest.mark.parametrize(
    ("days", "precision"),
    [
        (1, Precision.DAY),
        (2, Precision.WEEK),
        (7, Precision.WEEK),
        (8, Precision.MONTH),
        (60, Precision.SEASON),
        (120, Precision.YEAR),
        (800, Precision.DECADE),
    ],
)
def test_a_date_is_no_finer_than_the_days_it_spans(days: int, precision: Precision) -> None:
    first = date(2022, 3, 1)
    within = Interval(first, first + timedelta(days=days - 1), Precision.DAY)
    text = "Rebels shelled the town."
    (event,) = find_event_mentions(
        Article("a", text, published_within=within), annotate(text), (), ()
    ).mentions
    assert event.interval == Interval(within.begin, within.until, precision)


def test_what_has_gone_on_since_a_month_is_not_known_to_the_month() -> None:
    text = "Students have been marching since mid-April."
    since = Interval(date(2022, 4, 11), PUBLISHED, Precision.MONTH)
    at = text.index("since")
    timex = Timex(at, len(text) - 1, "since mid-April", TimexType.DATE, "2022-04", since, DateBasis.RELATIVE)
    (event,) = find_event_mentions(
        Article("a", text, published=PUBLISHED), annotate(text), (), (timex,)
    ).mentions
    assert event.interval == Interval(since.begin, since.until, Precision.YEAR)


def test_a_capital_that_speaks_goes_by_its_countrys_name() -> None:
    text = "Lima and Quito signed a treaty."
    capitals = tuple(
        _resolution(text.index(name), text.index(name) + len(name), name, "associative", "P.PPLC")
        for name in ("Lima", "Quito")
    )
    names = {"LI": "Peru", "QU": "Ecuador"}
    article, document = Article("a", text, published=PUBLISHED), annotate(text)
    (event,) = find_event_mentions(article, document, capitals, (), country_name=names.get).mentions
    assert event.actors == ("Peru", "Ecuador")
    (event,) = find_event_mentions(article, document, capitals, ()).mentions
    assert event.actors == ("Lima", "Quito")


def test_a_demonym_never_places_an_event() -> None:
    _, _, (event,) = parsed("Ministers held talks in the [[Georgian|demonym]] capital.")
    assert event.places == ()


def test_a_light_verb_and_its_noun_are_one_event() -> None:
    text, _, events = parsed("The envoys held direct talks.")
    assert [event.trigger.of(text) for event in events] == ["held direct talks"]


def test_reporting_verbs_are_no_events() -> None:
    assert parsed("The minister said it was cold, and added that it would snow.")[2] == []


def test_ids_differ_within_an_article_and_stay_the_same() -> None:
    text = "Rebels shelled [[Adan]] and stormed [[Beren]]. Police arrested two men."
    ids = [event.id for event in parsed(text)[2]]
    assert len(ids) == len(set(ids)) == 3
    assert ids == [event.id for event in parsed(text)[2]]


def test_sentences_are_trimmed_spans_of_the_text() -> None:
    text, _, events = parsed("Ministers meet\n\nRebels shelled the town. \n\n  Police arrested two men.  ")
    sentences = [event.sentence.of(text) for event in events]
    assert sentences[-2:] == ["Rebels shelled the town.", "Police arrested two men."]


def test_the_lexicon_covers_all_types_in_several_hundred_triggers() -> None:
    rules = [rule for group in lexicon().event_senses.values() for rule in group]
    assert {rule.type for rule in rules} == set(event_types())
    assert len({rule.words for rule in rules}) > 500


@pytest.mark.parametrize(
    ("act", "other"),
    [
        ("Troops shot a man.", "Troops shot a film."),
        ("Rebels fought for the bridge.", "Rebels fought for wages."),
        ("A bomb hit a bus.", "A tax hit exports."),
        ("Police fired tear gas.", "Police fired an employee."),
    ],
)
def test_the_stricter_of_two_senses_holds(act: str, other: str) -> None:
    assert [len(parsed(text)[2]) for text in (act, other)] == [1, 0]


def test_a_sense_that_is_no_act_makes_no_sentence_worth_parsing() -> None:
    assert may_name_event(["rebels", "shot", "a", "man"])
    assert not may_name_event(["her", "panic", "grew"])


def test_games_are_recognised_by_their_article_unless_police_come_in() -> None:
    game = "The striker missed a penalty in the cup final. The goalkeeper and the referee argued. "
    assert not [
        event for event in parsed(game + "The visitors attacked again.")[2] if event.type == "ASSAULT"
    ]
    assert [event.type for event in parsed(game + "Fans attacked police officers.")[2]] == ["ASSAULT"]


def test_two_mentions_of_one_type_are_two_events() -> None:
    text, _, events = parsed(
        "Police detained two men in [[Orda]]. At night police detained six men in [[Orda]]."
    )
    assert [event.trigger.of(text) for event in events] == ["detained", "detained"]
    assert len({event.id for event in events}) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They staged a play.", "stage"),
        ("The fire raged.", "rage"),
        ("They stopped.", "stop"),
        ("It played.", "play"),
    ],
)
def test_a_silent_e_is_not_lost(text: str, wanted: str) -> None:
    verb = next(word for word in annotate(text).words if word.part is PartOfSpeech.VERB)
    assert verb.lemma == wanted


def test_no_trigger_of_the_lexicon_stands_twice_with_one_meaning() -> None:
    keys = [
        (part, rule.words, rule.objects, rule.subjects)
        for (part, _), group in lexicon().event_senses.items()
        for rule in group
    ]
    assert sorted({key[:2] for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "…", "and", "\u2028\u202e", "To hold. To. The", "((((", "said" * 3, "and " * 3000],
)
def test_odd_texts_give_no_events_and_no_errors(text: str) -> None:
    assert find_event_mentions(Article("odd", text), annotate(text), (), ()).mentions == ()


WORDS = [
    "Rebels",
    "shelled",
    "held",
    "talks",
    "in",
    "Orda",
    "on",
    "Friday",
    ",",
    ".",
    "which",
    "killed",
    "and",
    "\n\n",
]


def places_of(text: str) -> tuple[Resolution, ...]:
    return tuple(_resolution(match.start(), match.end(), "Orda") for match in re.finditer("Orda", text))


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_order_of_words_gives_sound_records(text: str) -> None:
    resolutions = places_of(text)
    timexes = tuple(
        Timex(match.start(), match.end(), "Friday", TimexType.DATE, "XXXX-WXX-5")
        for match in re.finditer("Friday", text)
    )
    article = Article("odd", text, published=PUBLISHED)
    for event in find_event_mentions(article, annotate(text), resolutions, timexes).mentions:
        assert (
            0
            <= event.sentence.start
            <= event.trigger.start
            < event.trigger.end
            <= event.sentence.end
            <= len(text)
        )
        assert set(event.places) <= set(range(len(resolutions)))
        assert event.timex is None or event.timex < len(timexes)
        assert event.interval is not None or event.reason


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_parsed_with_its_own_offsets(text: str) -> None:
    document = annotate(text)
    assert all(text[word.start : word.end] == word.text for word in document.words)
    assert detect(document) is not None


def test_long_text_is_parsed_in_parts_with_its_own_offsets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.text.annotation.WORDS_AT_ONCE", 50)
    text = "Rebels shelled the town of Orda.\n" * 100
    document = annotate(text)
    head = document.head_of(len(text) - 6, len(text) - 2)
    assert head is not None
    assert (head.text, head.start) == ("Orda", len(text) - 6)


@pytest.mark.parametrize(
    "words", ["shelled and ", "talks, ", "the killing of ", "tried to try to shell ", "that he said "]
)
def test_endless_sentences_end(words: str) -> None:
    text = "Rebels " + words * 400
    assert all(
        event.trigger.end <= len(text)
        for event in find_event_mentions(Article("long", text), annotate(text), (), ()).mentions
    )

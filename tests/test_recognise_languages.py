"""Names in Russian, Armenian, Azerbaijani, Turkish and Georgian, alone and inside English."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from golden_rows import cases, golden
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.evaluation.places import PlaceTally
from geo.export import elsewhere_frame, parse_record
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Resolution, Toponym, Usage
from geo.pipeline import parse
from geo.recognise import not_in_english, recognise
from geo.recognise.languages import language_spans
from geo.recognise.languages.bases import bases
from geo.resolve import resolve

if TYPE_CHECKING:
    from geo.evaluation import Gold

LEAST = {"mentions": 0.9, "usages": 0.85, "places": 0.85}
"""Of what is marked in sentences that nothing was tuned on; spare for other names in a later gazetteer."""


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def placed(text: str, language: str = "") -> tuple[Resolution, ...]:
    toponyms = recognise(text, gazetteer(), language=language)
    return resolve(Article("a", text), toponyms, gazetteer())


def read(text: str, language: str = "") -> list[tuple[str, str, str]]:
    found = recognise(text, gazetteer(), language=language)
    return [(one.text, one.name, one.usage.value) for one in found]


ROWS = golden("toponyms_languages")


@pytest.mark.parametrize(("article", "gold"), cases(tuple(row for row in ROWS if not row[1].held_out)))
def test_tuned_sentences_are_read_as_marked(article: Article, gold: Gold) -> None:
    found = recognise(article.text, gazetteer())
    marked = [(one.span.of(gold.text), one.usage) for one in gold.toponyms or ()]
    assert [(one.text, one.usage) for one in found] == marked


@pytest.mark.parametrize("language", ["az", "hy", "ka", "ru", "tr"])
def test_unseen_sentences_are_mostly_right(language: str) -> None:
    tally = PlaceTally()
    for article, gold in ROWS:
        if gold.language == language and gold.held_out:
            tally.add(gold, Parse(article, placed(gold.text)))
    assert tally.found >= LEAST["mentions"] * tally.gold
    assert tally.usages >= LEAST["usages"] * tally.gold
    assert tally.right >= LEAST["places"] * tally.gold
    assert tally.found >= 0.9 * tally.predicted


@pytest.mark.parametrize(
    ("word", "language", "base", "usage"),
    [
        ("Казанью", "ru", "Казань", ""),
        ("Тавушской", "ru", "Тавушская", ""),
        ("МОСКВОЙ", "ru", "Москва", ""),
        ("Bakının", "az", "Bakı", ""),
        ("Lənkərandan", "az", "Lənkəran", "literal"),
        ("İzmir’de", "tr", "İzmir", "literal"),
        ("IĞDIR'DA", "tr", "Iğdır", "literal"),
        ("ქუთაისიდან", "ka", "ქუთაისი", "literal"),
        ("თბილისმა", "ka", "თბილისი", "associative"),
        ("Բաքվում", "hy", "Բաքու", "literal"),
        ("Երևա՞նը", "hy", "Երևան", ""),
    ],
)
def test_endings_come_off(word: str, language: str, base: str, usage: str) -> None:
    assert (base, usage) in bases(word, language)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Plain English with curly ‘quotes’ – and Şuşa, Gəncə, İzmir as names.", []),
        ("He said «Москва» twice.", ["ru"]),
        ("Görüş dünən keçirildi.\n\nThe ministers met in Baku on Monday, it was said.", ["az"]),
        ("Toplantı dün yapıldı ve bakan ayrıldı.", ["tr"]),
        ("Президент зустрівся з міністром у Києві, їхня розмова тривала годину.", []),
        ("Հանդիպում եղավ։ შეხვედრა გაიმართა.", ["hy", "ka"]),
    ],
)
def test_language_of_a_stretch(text: str, languages: list[str]) -> None:
    assert [stretch.language for stretch in language_spans(text)] == languages


def test_language_that_is_given_decides_where_letters_do_not() -> None:
    line = "Bakan Ankara'ya döndü, heyet Tiflis yolunda."
    assert language_spans(line) == ()
    assert read(line, "tr") == [
        ("Ankara'ya", "Ankara", "literal"),
        ("Tiflis", "Tiflis", "literal"),
    ]


def test_a_name_with_its_turkish_ending_shows_the_language() -> None:
    assert [one.language for one in language_spans("Heyet Ankara'dan Tiflis'e gitti.")] == ["tr"]
    assert language_spans("The heading 'Ankara'dan' was printed by the paper.") == ()


def test_names_in_other_scripts_inside_english() -> None:
    text = "A delegation from Степанакерт stayed in «Тбилиси», and officials in Երևանում left for Baku."
    found = placed(text)
    assert [one.toponym.text for one in found] == ["Степанакерт", "Тбилиси", "Երևանում", "Baku"]
    assert [one.place.name if one.place else "" for one in found[1:]] == ["Tbilisi", "Yerevan", "Baku"]
    assert {one.toponym.usage for one in found} == {Usage.LITERAL}


def test_english_paragraphs_keep_the_tagger() -> None:
    text = "В Казани открылась выставка ковров и посуды.\n\nA similar show was held in Tbilisi last year."
    assert [name for _, name, _ in read(text)] == ["Казань", "Tbilisi"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Вчера Владимир Рязанцев и Ольга приехали домой. Мир нужен всем, а Победа близка.", []),
        ("Полиция ищет свидетелей. Городские власти молчат, советские фильмы в моде.", []),
        ("დღეს დილით მინისტრმა თქვა, რომ ახალი სკოლა გაიხსნება მარტში.", []),
        ("Ordu dün açıklama yaptı. Baharda ağaçlar çiçek açar, Kaya düştü.", []),
        ("Bununla yanaşı, Orduda yoxlama keçirilib və Yazda ağaclar çiçək açır.", []),
        ("Այսօր նախարար Արամ Պետրոսյանը խոսեց գետի և լեռների մասին։", []),
    ],
)
def test_common_words_and_persons_are_no_places(text: str, names: list[str]) -> None:
    assert [name for _, name, _ in read(text)] == names


def test_kind_of_place_said_beside_a_name_chooses_among_its_bearers() -> None:
    (district,) = placed("Ремонт дороги в Лачинском районе закончен в срок.")
    assert district.place is not None
    assert district.place.feature_class == "A"


def test_what_names_a_government_is_associative_and_what_places_is_literal() -> None:
    assert read("Анкара осудила обстрел, в Анкаре прошёл митинг.") == [
        ("Анкара", "Анкара", "associative"),
        ("Анкаре", "Анкара", "literal"),
    ]


def test_article_without_english_says_why_it_has_no_events() -> None:
    article = Article("r1", "Вчера в Тбилиси прошли переговоры министров.", published=date(2022, 5, 4))
    (parsed,) = parse([article], gazetteer())
    assert parse_record(parsed)["events_reason"] == parsed.events_reason  # type: ignore[arg-type,union-attr]
    rows = elsewhere_frame([], [parsed]).to_dict("records")  # type: ignore[list-item]
    assert [(row["kind"], row["reason"]) for row in rows] == [
        ("article", "in Russian: events and their dates are found in English text only")
    ]


def test_a_report_that_shares_small_words_with_english_is_named() -> None:
    text = (
        "In Annaberg-Buchholz trat am Mittwoch die Sehma über die Ufer. Die Feuerwehr brachte vierzig "
        "Menschen in Sicherheit. In Schwarzenberg blieb eine Brücke gesperrt, und in Chemnitz fiel der "
        "Unterricht aus."
    )
    (parsed,) = parse([Article("r1", text, published=date(2024, 3, 14))], gazetteer())
    assert isinstance(parsed, Parse)
    assert parsed.events_reason.startswith("in German: ")


def test_part_in_another_language_is_named_as_part() -> None:
    english = "The ministers of both countries met on Monday and spoke for an hour about the road. "
    assert not_in_english(english) == ""
    assert not_in_english(english + "Министры говорили о дороге целый час.") == "partly in Russian"


ALPHABET = "АБМоскваиев -'’\nԵրևանումი́თბილისშ.!?«»Şuşada ərəbİIıi"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=80))
@example("ı?Бе")
@example("Ա՞։")
@example("ЁЁЁЁ-Ё'Ё")
def test_offsets_are_those_of_the_text(text: str) -> None:
    found: tuple[Toponym, ...] = recognise(text, gazetteer())
    assert [one.text for one in found] == [text[one.start : one.end] for one in found]
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("text", ["ა" * 200_000, "Москва " * 20_000, "А-" * 20_000, "я" + " " * 200_000])
def test_endless_lines_are_read(text: str) -> None:
    found = recognise(text, gazetteer())
    assert all(one.text == text[one.start : one.end] for one in found)

"""What a run puts away: bytes, texts, parses and events come back as they were, whatever the disk does."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_events_gather import made_up

from geo import shelf as shelf_module
from geo.gazetteer import Gazetteer
from geo.model import Article, Unread
from geo.pipeline import assemble
from geo.pipeline.gist import gist_of
from geo.pipeline.shelving import Shelving
from geo.shelf import Recent, Shelf
from geo.store.codec import KeptParse
from geo.store.texts import KeptArticle, Texts

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import Parse

CONTENTS = [b"Talks", b"", b"were held", bytes(70_000)]


def test_what_is_put_away_comes_back_in_any_order(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    numbers = [shelf.put(content) for content in CONTENTS]
    assert [shelf.get(number) for number in reversed(numbers)] == CONTENTS[::-1]
    again = shelf.put(b"again")
    assert (shelf.get(again), shelf.get(numbers[0])) == (b"again", b"Talks")
    assert not list(tmp_path.iterdir()), "its file has no name"


@pytest.mark.parametrize("room", [0, 1, 3])
def test_what_has_no_room_on_the_disk_stays_in_memory(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, writes = shelf_module._write_at, []  # noqa: SLF001 - stands for the disk

    def write(file: int, content: bytes, begin: int) -> int:
        writes.append(content)
        if len(writes) <= room:
            return plain(file, content, begin)
        if len(writes) % 2:
            raise OSError(28, "No space left on device")
        return plain(file, content[:2], begin)

    monkeypatch.setattr(shelf_module, "_write_at", write)
    shelf = Shelf()
    numbers = [shelf.put(content) for content in (*CONTENTS, b"last")]
    assert [shelf.get(number) for number in numbers] == [*CONTENTS, b"last"]


def test_a_folder_that_is_not_there_is_no_hindrance(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere")
    assert shelf.get(shelf.put(b"Talks")) == b"Talks"


def test_no_more_than_some_values_are_held() -> None:
    made: list[int] = []
    recent = Recent[int](2)

    def value(key: int) -> int:
        def make() -> int:
            made.append(key)
            return key

        return recent.get(key, make)

    assert [value(key) for key in (1, 2, 1, 3, 1, 2)] == [1, 2, 1, 3, 1, 2]
    assert made == [1, 2, 3, 2]
    recent.drop(1)
    recent.drop(4)
    value(1)
    assert made == [1, 2, 3, 2, 1]


@given(st.text(st.characters(codec=None)), st.text())
def test_an_article_whose_text_is_put_away_stands_for_the_plain_one(text: str, title: str) -> None:
    plain = Article("a", text, title)
    kept = Texts(Shelf()).kept(plain)
    assert type(kept) is KeptArticle
    assert (kept, hash(kept), repr(kept)) == (plain, hash(plain), repr(plain))
    assert plain == kept
    assert kept != replace(plain, id="b")
    assert kept != object()
    assert type(replace(kept, id="b")) is Article
    assert kept.of_origin("b") == replace(plain, origin="b")
    sent = pickle.loads(pickle.dumps(kept))  # noqa: S301 - our own
    assert (type(sent), sent) == (Article, plain)


def test_a_kept_article_is_encoded_as_the_plain_one() -> None:
    plain = Article("a", "Talks were held.", "Talks")
    assert msgspec.msgpack.encode(Texts(Shelf()).kept(plain)) == msgspec.msgpack.encode(plain)


def test_parses_are_put_away_with_their_gists() -> None:
    shelving = Shelving()
    parses = [parse for _, parse in made_up()][:20]
    kept = list(shelving.each([*parses, Unread("x", "it is empty")]))
    assert kept == [*parses, Unread("x", "it is empty")]
    assert {type(parse) for parse in kept[:-1]} == {KeptParse}
    assert [parse.gist for parse in kept if isinstance(parse, KeptParse)] == [*map(gist_of, parses)]
    assert [*shelving.each(kept)] == kept
    assert shelving.kept(kept[0]) is kept[0]  # type: ignore[arg-type]


def test_a_corpus_holds_no_content_in_memory() -> None:
    parses = [parse for _, parse in made_up()][:30]
    corpus = assemble(iter(parses), Gazetteer.open())
    held: set[type[Parse]] = {type(parse) for parse in corpus.parses}
    assert held == {KeptParse}
    assert {type(parse.article) for parse in corpus.parses} == {KeptArticle}

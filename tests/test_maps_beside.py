"""The words of a large map beside its page: the files, and the index that is made ahead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import dozen, lost

from geo.errors import OutputError
from geo.maps import Words, write
from geo.maps.encode import encode_numbers
from geo.maps.vocabulary import WORD, vocabulary

if TYPE_CHECKING:
    from pathlib import Path


@given(st.lists(st.text("abc é،.-'\n", max_size=12), max_size=9))
def test_the_index_has_the_events_of_each_word(texts: list[str]) -> None:
    index = vocabulary(texts)
    events = {
        word: index.events[first:end].tolist()
        for word, first, end in zip(index.words, index.starts[:-1], index.starts[1:], strict=True)
    }
    words = {word for text in texts for word in WORD.findall(text)}
    assert index.words == sorted(words)
    assert events == {
        word: [number for number, text in enumerate(texts) if word in WORD.findall(text)] for word in words
    }
    steps = [encode_numbers(np.diff(events[word], prepend=0)) for word in index.words]
    assert [text for shard in index.shards() for text in shard] == steps


def test_what_an_earlier_build_left_goes_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "map_words"
    folder.mkdir()
    (folder / "events-7.js").write_text("old")
    (folder / "notes.txt").write_text("a person's own")
    write(dozen(), lost(), tmp_path / "map.html", title="x", words=Words.BESIDE)
    assert not (folder / "events-7.js").exists()
    assert (folder / "notes.txt").exists()
    page = (tmp_path / "map.html").read_text()
    assert "strict-dynamic" in page
    assert 'data-beside="map_words/events"' in page
    assert (
        "Talks"
        not in re.sub(r"<script type=.text/plain.*?</script>", "", page, flags=re.DOTALL)
        .split('id="geo-events"')[1]
        .split("</script>")[0]
    )


def test_a_page_that_holds_its_words_trusts_no_further_script(tmp_path: Path) -> None:
    write(dozen(), lost(), tmp_path / "map.html", title="x")
    assert "strict-dynamic" not in (tmp_path / "map.html").read_text()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "map_words").write_text("a file where the folder should be")
    with pytest.raises(OutputError, match="map_words"):
        write(dozen(), lost(), tmp_path / "map.html", title="x", words=Words.BESIDE)

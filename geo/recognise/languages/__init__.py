"""Names of places in Russian, Armenian, Azerbaijani, Turkish and Georgian, also inside English text.

No weights are learned: the gazetteer has the names, and the folder of each language in `geo/language` has the
endings that it adds to them (`endings.csv`), the words that say how they are meant (`words/names.csv`), the
kinds of place that stand beside them (`place_words.csv`) and what peoples are called (`demonyms.csv`).
"""

from geo.recognise.languages.language_spans import LanguageSpan, language_spans, not_in_english
from geo.recognise.languages.mixing import beside_names, outside
from geo.recognise.languages.other import other_language
from geo.recognise.languages.scan import ForeignName, find_names

__all__ = [
    "ForeignName",
    "LanguageSpan",
    "beside_names",
    "find_names",
    "language_spans",
    "not_in_english",
    "other_language",
    "outside",
]

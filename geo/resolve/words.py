"""Words that say what kind of place a name belongs to, from the tables of `geo.language`."""

from __future__ import annotations

from geo.language import place_kinds, word_class

CLASSES_OF_WORD = {kind.word: kind.feature_classes for kind in place_kinds().values() if kind.feature_classes}
"""GeoNames feature classes that a word beside a name may stand for."""
LOWER_DIVISIONS = word_class("lower_division")
"""Words for a division within a province, or for a province where there is none of that name within."""
WHOLE_COUNTRIES = word_class("whole_country")
"""Words for a whole country; after the others a name is that of a division: *Luxembourg district*."""
SINGULARS = {
    kind.word: kind.singular
    for kind in place_kinds().values()
    if kind.singular != kind.word and kind.singular in CLASSES_OF_WORD
}
"""Of a plural beside a list of names, the word that each of them would have by itself."""
PARTS_OF_NAMES = CLASSES_OF_WORD.keys() | word_class("part_of_name")
"""Words of which the names of schools, firms and the like are made, though hamlets are so called as well."""

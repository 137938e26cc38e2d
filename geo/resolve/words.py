"""Words that say what kind of place a name belongs to."""

from __future__ import annotations

FEATURE_WORDS = {
    "A": "province oblast krai county district state republic governorate prefecture canton parish "
    "municipality raion department emirate voivodeship kingdom country nation",
    "AL": "region territory area zone enclave conflict",
    "P": "city town village settlement hamlet capital township borough suburb community neighborhood "
    "neighbourhood metropolis villages towns cities",
    "H": "river lake sea ocean gulf bay strait canal reservoir",
    "T": "mountain mountains mount island islands peninsula pass ridge desert cape highlands",
    "TL": "valley",
    "RL": "corridor highway",
    "R": "street avenue road st ave rd blvd boulevard lane drive",
}
CLASSES_OF_WORD = {word: letters for letters, words in FEATURE_WORDS.items() for word in words.split()}
"""GeoNames feature classes that a word beside a name may stand for."""
LOWER = frozenset(["county", "district", "parish", "municipality", "raion", "department"])
"""Words for a division within a province, or for a province where there is none of that name within."""
PLURALS = {
    "provinces": "province", "oblasts": "oblast", "counties": "county", "districts": "district",
    "states": "state", "republics": "republic", "governorates": "governorate", "prefectures": "prefecture",
    "cantons": "canton", "parishes": "parish", "municipalities": "municipality", "raions": "raion",
    "departments": "department", "emirates": "emirate", "regions": "region", "territories": "territory",
    "countries": "country", "nations": "nation", "cities": "city", "towns": "town", "villages": "village",
    "settlements": "settlement", "hamlets": "hamlet", "townships": "township", "boroughs": "borough",
    "suburbs": "suburb", "rivers": "river", "lakes": "lake", "seas": "sea", "mountains": "mountain",
    "islands": "island", "valleys": "valley", "streets": "street", "avenues": "avenue", "roads": "road",
}  # fmt: skip
"""Beside a list of names, the word that each of them would have by itself."""
_PARTS_OF_NAMES = """
school university college academy elementary institute church cathedral temple mosque chapel council
commission committee court board office agency authority bureau ministry senate parliament assembly
legislature association foundation society union club center centre group company corp inc bank museum
hospital clinic library stadium arena airport station hotel mall theater theatre party league times
post journal news tribune herald park plaza garden gardens house hall bridge tower farm crown memorial
medical general regional national international first second third saint north south east west northern
southern eastern western northeast northwest southeast southwest central upper lower greater new old
high middle
"""
COMMON = CLASSES_OF_WORD.keys() | frozenset(_PARTS_OF_NAMES.split())
"""Words of which the names of schools, firms and the like are made, though hamlets bear them as well."""

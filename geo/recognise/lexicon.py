"""Words by what they tell of a name beside them: who speaks, who acts, who plays, what lies there."""

from __future__ import annotations

from functools import lru_cache

from geo.recognise.tokens import word_set

SAYING = word_set(
    "say tell warn accuse announce declare claim argue insist deny condemn urge call ask demand vow",
    "pledge promise threaten criticise criticize denounce protest welcome reject refuse accept agree",
    "approve oppose support back endorse blame praise hail confirm admit respond reply react request",
    "propose suggest offer express voice assert complain object decide believe think want hope seek",
    "expect fear consider regard view see recognise recognize acknowledge know feel intend plan try",
    "attempt aim choose prefer wish need",
)
ACTING = word_set(
    "sign ratify negotiate impose lift ban sanction cut sever restore establish join leave withdraw",
    "quit expel summon recall send deploy invade attack annex occupy seize capture conquer bomb strike",
    "shell defend defeat fight wage surrender cede concede yield retaliate intervene mediate broker",
    "sponsor host adopt pass enact abolish introduce launch begin start end stop halt suspend resume",
    "cancel sell buy purchase export import supply provide give grant lend donate pay fund finance",
    "spend receive obtain gain acquire develop build produce test arm train help assist aid ally enter",
    "participate take make do bring keep hold maintain lose win rule govern control dominate administer",
    "vote elect veto allow permit forbid prohibit prevent force compel persuade convince lead lag rank",
    "become remain face challenge break violate breach honour honor fulfil fulfill meet tie draw beat",
    "thrash trounce edge overcome outplay play compete represent qualify finish score eliminate advance",
    "reach debut",
)
SPORT = word_set(
    "team squad coach captain player striker midfielder goalkeeper defender winger forward batsman",
    "bowler wicket innings cricket football soccer rugby hockey basketball tennis athlete athletics",
    "swimmer olympics olympic championship championships tournament cup match matches game games final",
    "semifinal quarterfinal quarterfinals semifinals qualifier qualifying qualification medal gold",
    "silver bronze win victory defeat goal goals cap caps capped debut title league fixture opponent",
    "opponents against versus v vs beat draw play lose compete represent score qualify eurovision",
    "contest entrant side test tests odi national relay winner winners champion champions seeded fans",
    "supporters standings",
)
POLITICS = word_set(
    "government governments president premier minister ministry parliament congress embassy ambassador",
    "envoy diplomat diplomatic diplomacy relations ties tension tensions treaty pact agreement accord",
    "alliance ally allies sanctions war conflict peace ceasefire invasion aggression attack attacks",
    "army troops forces military navy policy policies regime independence sovereignty recognition",
    "support opposition pressure influence interests economy economic gdp debt exports imports trade",
    "membership delegation representative representatives accession negotiations talks deal dispute",
    "claim claims demand decision position stance proposal rivalry rival rivals enemy constitution law",
    "laws election elections referendum currency flag anthem rule occupation annexation intervention",
    "declaration citizenship loyalty allegiance behalf leader leaders leadership king queen prime",
    "foreign defence defense intelligence secretary administration authorities officials state states",
    "nation nations power powers union member members sale sanction",
)
GROUND = word_set(
    "city cities town towns village villages hamlet suburb district region regions province county area",
    "areas part parts north south east west northern southern eastern western northeast northwest",
    "southeast southwest northeastern northwestern southeastern southwestern central centre center",
    "middle coast coastal island islands river rivers lake mountain mountains valley peninsula border",
    "borders frontier outskirts capital municipality commune parish territory airport station road",
    "roads highway railway street hospital university school museum church park hotel prison camp port",
    "harbour harbor bridge square market theatre theater stadium neighbourhood neighborhood home rest",
    "throughout across elsewhere interior km miles kilometres kilometers located situated lies climate",
    "population census waters forest forests flora fauna species native endemic downtown upstate",
    "suburban rural greater metropolitan",
)
STAYING = word_set(
    "born live lived lives living die died buried reside resided residing stay stayed work worked works",
    "working study studied studying grow grew raised raise settle settled settling move moved moving",
    "travel travelled traveled travelling go went gone going come came coming return returned returning",
    "arrive arrived arriving visit visited visiting leave left leaving flee fled escape escaped",
    "emigrate emigrated immigrated migrate migrated fly flew drive drove sail sailed tour toured",
    "touring held found find occur occurs occurred happen happened locate lie stand stands stood",
    "released recorded publish published broadcast premiered open opened based headquartered perform",
    "performed appear appeared educated imprisoned arrest arrested kill killed stationed shipped export",
    "deport deported brought originate originated hear serve served spend spent",
)
CLASSES = {
    "say": SAYING, "act": ACTING, "sport": SPORT, "politics": POLITICS, "ground": GROUND, "stay": STAYING,
}  # fmt: skip
VERBS = frozenset({"say", "act", "stay"})
"""The classes that hold verbs."""
BODIES = {
    "school": word_set(
        "school university college academy elementary institute",
    ),
    "worship": word_set(
        "church cathedral parish temple mosque chapel",
    ),
    "authority": word_set(
        "council department commission committee court board office district agency authority bureau",
        "ministry senate parliament assembly legislature",
    ),
    "body": word_set(
        "association foundation society union club center centre group company corp inc bank museum",
        "hospital library stadium arena airport station hotel mall theater theatre party league times",
        "post journal news tribune herald",
    ),
    "people": word_set(
        "residents police man woman native mayor resident fans officials teenager couple family",
        "community area",
    ),
    "road": word_set(
        "street avenue road drive lane boulevard highway way st ave rd blvd dr ln place terrace",
    ),
}
"""What a name is often part of, by the word that follows it."""
AUXILIARIES = word_set(
    "is are was were be been has have had will would can could may might must should did does do shall",
)
PREPOSITIONS = word_set(
    "in at near of to from with by for against on between through across into over under around within",
    "outside towards toward off via throughout among along after before during like as than without",
    "despite including inside onto",
)
DETERMINERS = word_set(
    "the a an its his her their our this that these those",
)
ADVERBS = word_set(
    "also then now not never no still already later once to been be",
)
"""What stands between a subject and its verb, with the auxiliaries and the words in *-ly*."""
IRREGULAR = {
    "say": "said", "tell": "told", "send": "sent", "win": "won", "lose": "lost", "fight": "fought",
    "give": "gave given", "sell": "sold", "buy": "bought", "take": "took taken", "make": "made", "do": "did",
    "bring": "brought", "keep": "kept", "hold": "held", "become": "became", "lead": "led", "meet": "met",
    "break": "broke", "draw": "drew", "beat": "beaten", "think": "thought", "know": "knew",
    "see": "saw seen", "feel": "felt", "leave": "left", "begin": "began begun", "choose": "chose",
    "pay": "paid", "lend": "lent", "spend": "spent", "build": "built", "get": "got",
}  # fmt: skip
_PLAIN = {form: plain for plain, forms in IRREGULAR.items() for form in forms.split()}
ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "d")
SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without the endings of English verbs, so that its forms fall together.

    Examples
    --------
    >>> stem("warned"), stem("warns"), stem("signing"), stem("denies"), stem("said")
    ('warn', 'warn', 'sign', 'deny', 'say')
    """
    word = _PLAIN.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            base = word.removesuffix(ending) + ("y" if ending in {"ied", "ies"} else "")
            doubled = len(base) > SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "ls"
            return (base[:-1] if doubled else base).rstrip("e")
    return word.rstrip("e")


@lru_cache(maxsize=20_000)
def classes(word: str) -> tuple[str, ...]:
    """Return the classes that a lower-case word belongs to, verbs in any form.

    Examples
    --------
    >>> classes("warned"), classes("ambassador"), classes("the")
    (('say',), ('politics',), ())
    """
    plain, root = _PLAIN.get(word, word), stem(word)
    return tuple(name for name, words in CLASSES.items() if plain in words or root in _STEMS.get(name, ()))


_STEMS = {"say": {stem(word) for word in SAYING}, "act": {stem(word) for word in ACTING}}
_BODY_OF_WORD = {word: name for name, words in BODIES.items() for word in words}


def body(word: str) -> str:
    """Return the kind of body that a lower-case word ends the name of, or ``""``.

    Examples
    --------
    >>> body("hospital"), body("talks")
    ('body', '')
    """
    return _BODY_OF_WORD.get(word, "")

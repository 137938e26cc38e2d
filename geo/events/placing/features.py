"""What speaks for and against a name as the place of an act, as words that the model has weights for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from geo.events.detect.lexicon import lexicon
from geo.events.extent import lies_in
from geo.events.placing.rules import PHYSICAL
from geo.text.links import MODIFIER, PARTITIVE, POSSESSIVE
from geo.text.paths import shortest_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geo.events.detect.triggers import Trigger
    from geo.events.placing.names import Site
    from geo.model import Place
    from geo.text import Word
    from geo.text.paths import TreePath

EDGE = "|"
OWNERS = ("site", "place", "forces", "people")
"""Classes of what a name may belong to."""
REGIONS = frozenset({"ADM1", "PPLC", "CONT", "RGN"})
STEPS = 3
"""Words on the way up to the act of which the lemma counts."""
OPENING = 4
"""Words that open a sentence."""
FAR = 100
"""The length of a way that there is not."""
BUCKETS = (1, 2, 3, 5, 8, 12, 20)
"""Upper ends of the classes of distance in words."""


class NamedSentence:
    """The names of a sentence, with what is the same for each of its acts worked out once.

    Parameters
    ----------
    sites
        All names of a sentence, in order; one at least.
    acts
        Its acts upon things and people.
    """

    def __init__(self, sites: Sequence[Site], acts: Sequence[Trigger]) -> None:
        self.sites = sites
        self._acts = acts
        sentence = sites[0].head.sentence
        words, self._start = sentence.words, sentence.first
        self._verbs = [0, *accumulate(token.is_predicate for token in words)]
        self._commas = [0, *accumulate(token.text == "," for token in words)]
        self._heads = sorted(site.head.index for site in sites)
        self.words_of = cache(lambda site, side: [*_of_words(site, side)])
        self.company_of = cache(lambda site: [*_of_company(site, sites, _kind(site.place))])
        self.clause_of = cache(lambda site: site.head.clause.predicate)
        self._routes: dict[tuple[int, int], TreePath | None] = {}

    def route(self, site: Site, trigger: Trigger) -> TreePath | None:
        """Return the way from a name to an act, worked out once."""
        key = site.head.index, trigger.word.index
        if key not in self._routes:
            self._routes[key] = shortest_path(site.head, trigger.anchors)
        return self._routes[key]

    def nearer_acts(self, site: Site, trigger: Trigger) -> int:
        """Count the other acts that are nearer to a name in the syntax tree."""
        here = _length(self.route(site, trigger))
        others = (act for act in self._acts if act.word != trigger.word)
        return sum(_length(self.route(site, act)) < here for act in others)

    def beside(self, site: Site, trigger: Trigger) -> int:
        """Count the other names in the act's own clause."""
        return sum(other is not site and self.clause_of(other) in trigger.anchors for other in self.sites)

    def between(self, low: int, high: int) -> tuple[int, int, int]:
        """Count verbs, commas and other names between two words, given by their indices in the text."""
        begin, end = low + 1 - self._start, high - self._start
        if end <= begin:
            return 0, 0, 0
        names = bisect_left(self._heads, high) - bisect_right(self._heads, low)
        return self._verbs[end] - self._verbs[begin], self._commas[end] - self._commas[begin], names


def features(trigger: Trigger, sentence: NamedSentence, ruled: Collection[Site]) -> list[list[str]]:
    """Return the features of each name of an act's sentence.

    Parameters
    ----------
    trigger
        The act.
    sentence
        The names of its sentence.
    ruled
        Those that the rules of syntax choose.
    """
    sites = sentence.sites
    distances = [min(abs(site.head.index - anchor.index) for anchor in trigger.anchors) for site in sites]
    nearest = sorted(distances)
    described = []
    for site, distance in zip(sites, distances, strict=True):
        side = "after" if site.head.index > trigger.word.index else "before"
        kind, usage = _kind(site.place), site.usage
        found = ["bias", f"rank={min(nearest.index(distance), 4)}_{min(len(sites), 5)}"]
        found += [f"distance={_bucket(distance)}", f"side_distance={side}_{_bucket(distance)}"]
        found += _of_route(trigger, site, sentence.route(site, trigger), side, kind)
        found += _of_clauses(trigger, site, sentence)
        found += sentence.words_of(site, side)
        found += _of_what_stands_between(trigger, site, sentence, side)
        found += sentence.company_of(site)
        found += _of_act(trigger, usage, kind, side)
        found += _of_rules(trigger, site, ruled, kind)
        described.append(found)
    return described


def _bucket(distance: int) -> str:
    """Return the class of a distance in words."""
    return str(next((end for end in BUCKETS if distance <= end), "far"))


def _kind(place: Place | None) -> str:
    """Return the kind of a place: a country, a region, or GeoNames' feature class."""
    if place is None:
        return "?"
    if place.feature_code.startswith("PCL"):
        return "PCL"
    return place.feature_code if place.feature_code in REGIONS else place.feature_class


def _length(route: TreePath | None) -> int:
    """Return the number of steps of a way; where there is none, more than any way has."""
    return FAR if route is None else route.length


def _of_clauses(trigger: Trigger, site: Site, sentence: NamedSentence) -> Iterator[str]:
    """Yield how the clause of a name lies to that of the act, and who else has a claim to it."""
    counts = sentence.nearer_acts(site, trigger), sentence.beside(site, trigger)
    nearer, beside = (min(count, 2) for count in counts)
    route, own = sentence.route(site, trigger), sentence.clause_of(site) in trigger.anchors
    yield from (f"nearer={nearer}", f"nearer_own={nearer}_{own}", f"beside={beside}_{own}")
    if route is None:
        return
    ups = [word.relation for _, word in route.governors[:-1] if word.is_predicate]
    downs = [word.relation for word in route.words_down if word.is_predicate]
    way = f"{'>'.join(ups)}|{'<'.join(downs)}"
    yield from (f"clauses={way}", f"clauses_nearer={way}_{nearer}", f"clauses_beside={way}_{beside}_{own}")


def _of_route(trigger: Trigger, site: Site, route: TreePath | None, side: str, kind: str) -> Iterator[str]:
    """Yield what the way through the syntax tree says."""
    if route is None:
        yield "no route"
        return
    up, down = ">".join(route.up[-5:]), "<".join(route.down[:4])
    first, last = route.prepositions[0], route.prepositions[-1]
    role = f"{route.up[-1] if route.up else 'self'}_{first}"
    act, voice = trigger.word.lemma, _voice(trigger)
    physical = trigger.sense.type in PHYSICAL
    yield from (f"path={up}|{down}", f"up={up}", f"down={down}", f"first={first}", f"last={last}")
    yield from (f"length={len(route.up)}_{len(route.down)}", f"first_length={first}_{len(route.up)}_{down}")
    yield from (f"first_down={first}_{down}", f"first_down_side={first}_{down}_{side}")
    yield from (f"last_length={last}_{len(route.down)}", f"first_usage={first}_{site.usage}")
    yield from (f"role={role}", f"role_act={role}_{act}", f"role_voice={role}_{voice}")
    yield from (f"role_type={role}_{trigger.sense.type}", f"role_physical={role}_{physical}")
    yield from (f"first_act={first}_{act}", f"apart={route.is_goal_apart}", f"first_kind={first}_{kind}")
    yield from _of_governors(route, role)
    noun = trigger.verb.document.clause(trigger.verb).antecedent
    done_to = noun is not None and noun in (site.head, *(word for _, word in route.governors))
    yield from (f"antecedent={done_to}_{len(route.up)}", f"antecedent_type={done_to}_{trigger.sense.type}")
    if route.up and route.up[0] in {MODIFIER, POSSESSIVE, *PARTITIVE}:
        then = route.up[1] if len(route.up) > 1 else "end"
        yield f"belongs={route.up[0]}_{_class(route.governors[0][1])}_{then}"
        yield f"belongs_usage={_class(route.governors[0][1])}_{then}_{site.usage}"


def _class(word: Word) -> str:
    """Tell what a name belongs to: a site, armed people, others, or a thing."""
    names = (name for name in OWNERS if lexicon().of_class(word.lemma, name))
    return next(names, word.part)


def _of_governors(route: TreePath, role: str) -> Iterator[str]:
    """Yield the words on the way up, and where the way turns."""
    top = route.top.lemma
    yield from (f"top={top}", f"top_role={top}_{role}")
    yield f"reporting={lexicon().of_class(top, 'reporting')}_{role}"
    for how, governor in route.governors[:STEPS]:
        yield from (f"governor={how}_{governor.lemma}", f"governor_class={how}_{governor.part}")
        if governor.is_predicate:
            return


def _voice(trigger: Trigger) -> str:
    """Tell whether an act is told in the passive."""
    return "passive" if trigger.verb.document.clause(trigger.verb).is_passive else "active"


def _of_words(site: Site, side: str) -> Iterator[str]:
    """Yield what the words of the name and those beside it say."""
    document, sentence = site.head.document, site.head.sentence
    before, earlier = (
        document.words[site.first - step].lower if site.first - step >= sentence.first else EDGE
        for step in (1, 2)
    )
    after = document.words[site.last + 1].lower if site.last + 1 < sentence.last else EDGE
    words, usage = document.words[site.first : site.last + 1], site.usage
    within = any(lexicon().of_class(word.lower, "site") for word in words)
    about = f"{lexicon().of_class(site.head.head.lemma, 'site')}_{lexicon().of_class(after, 'site')}"
    yield from (f"-1={before}", f"-2-1={earlier}_{before}", f"+1={after}", f"-1+1={before}_{after}")
    yield from (f"-1side={before}_{side}", f"-1usage={before}_{usage}")
    yield f"opens={site.first - sentence.first < OPENING}_{before}_{side}"
    yield from (f"begins={words[0].lower}", f"ends={words[-1].lower}", f"words={len(words)}_{usage}")
    yield from (f"site={within}_{about}", f"site_usage={within}_{about}_{usage}")


def _of_what_stands_between(
    trigger: Trigger, site: Site, sentence: NamedSentence, side: str
) -> Iterator[str]:
    """Yield how many verbs, commas and other names stand between a name and the act."""
    low, high = sorted((site.head.index, trigger.word.index))
    verbs, commas, names = (min(count, 3) for count in sentence.between(low, high))
    yield from (f"verbs={verbs}_{side}", f"commas={commas}_{side}", f"names={names}_{side}")
    yield f"between={verbs}_{commas}_{names}_{side}"


def _of_company(site: Site, sites: Sequence[Site], kind: str) -> Iterator[str]:
    """Yield how a place lies to the sentence's others: round one of them, or inside of one."""
    others = [other for other in sites if other is not site]
    places = [other.place for other in others if other.place is not None]
    place = site.place
    is_round = place is not None and any(lies_in(other, place) for other in places)
    is_inside = place is not None and any(lies_in(place, other) for other in places)
    twice = any(other.toponym.text == site.toponym.text for other in others)
    yield from (f"round={is_round}", f"inside={is_inside}", f"twice={twice}")
    yield f"round_kind={is_round}_{kind}_{site.usage}"


def _of_act(trigger: Trigger, usage: str, kind: str, side: str) -> Iterator[str]:
    """Yield what sort of act and of place are paired."""
    name = trigger.sense.type
    physical = name in PHYSICAL
    yield from (f"type={name}", f"act={trigger.word.lemma}", f"noun={trigger.is_noun}", f"usage={usage}")
    yield from (f"kind={kind}", f"usage_kind={usage}_{kind}", f"usage_kind_side={usage}_{kind}_{side}")
    yield f"physical={physical}_{side}_{usage}"


def _of_rules(trigger: Trigger, site: Site, ruled: Collection[Site], kind: str) -> Iterator[str]:
    """Yield what the rules say of a name, and whether they choose any."""
    chosen = site in ruled
    yield from (f"rule={chosen}", f"rule_any={chosen}_{bool(ruled)}", f"rule_usage={chosen}_{site.usage}")
    yield from (f"rule_type={chosen}_{trigger.sense.type}", f"rule_kind={chosen}_{kind}")

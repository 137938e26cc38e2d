"""What speaks for and against a name as the place of an event, as strings that the model has weights for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from geo.events.detect import lexicon
from geo.events.placing.stated import PHYSICAL
from geo.gazetteer.containment import is_coded_within
from geo.text.links import MODIFIER, PARTITIVE, POSSESSIVE
from geo.text.paths import shortest_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geo.events.detect import Trigger
    from geo.events.placing.names import PlaceName
    from geo.model import Place
    from geo.text import Word
    from geo.text.paths import TreePath

EDGE = "|"
OWNERS = ("site", "place", "forces", "people")
"""Classes of what a name may belong to."""
REGIONS = frozenset({"ADM1", "PPLC", "CONT", "RGN"})
MAX_GOVERNORS = 3
"""Words on the way up to the trigger of which the lemma counts."""
OPENING_WORDS = 4
"""Words that open a sentence."""
NO_PATH_STEPS = 100
"""The length of a way that there is not."""
DISTANCE_CLASSES_WORDS = (1, 2, 3, 5, 8, 12, 20)
"""Upper ends of the classes of distance in words."""


class NamedSentence:
    """The names of a sentence, with what is the same for each of its events worked out once.

    Parameters
    ----------
    names
        All names of a sentence, in order; one at least.
    triggers
        The triggers of its events upon things and people.
    """

    def __init__(self, names: Sequence[PlaceName], triggers: Sequence[Trigger]) -> None:
        self.names = names
        self._triggers = triggers
        sentence = names[0].head.sentence
        words, self._start = sentence.words, sentence.first
        self._verbs = [0, *accumulate(token.is_predicate for token in words)]
        self._commas = [0, *accumulate(token.text == "," for token in words)]
        self._heads = sorted(name.head.index for name in names)
        self.words_of = cache(lambda name, side: [*_of_words(name, side)])
        self.company_of = cache(lambda name: [*_of_company(name, names, _kind(name.place))])
        self.clause_of = cache(lambda name: name.head.clause.predicate)
        self._paths: dict[tuple[int, int], TreePath | None] = {}

    def path(self, name: PlaceName, trigger: Trigger) -> TreePath | None:
        """Return the path from a name to a trigger, worked out once."""
        key = name.head.index, trigger.word.index
        if key not in self._paths:
            self._paths[key] = shortest_path(name.head, trigger.anchors)
        return self._paths[key]

    def nearer_triggers(self, name: PlaceName, trigger: Trigger) -> int:
        """Count the other triggers that are nearer to a name in the syntax tree."""
        length = _length(self.path(name, trigger))
        others = (other for other in self._triggers if other.word is not trigger.word)
        return sum(_length(self.path(name, other)) < length for other in others)

    def beside(self, name: PlaceName, trigger: Trigger) -> int:
        """Count the other names in the trigger's own clause."""
        return sum(other is not name and self.clause_of(other) in trigger.anchors for other in self.names)

    def between(self, low: int, high: int) -> tuple[int, int, int]:
        """Count verbs, commas and other names between two words, given by their indices in the text."""
        begin, end = low + 1 - self._start, high - self._start
        if end <= begin:
            return 0, 0, 0
        names = bisect_left(self._heads, high) - bisect_right(self._heads, low)
        return self._verbs[end] - self._verbs[begin], self._commas[end] - self._commas[begin], names


def features(trigger: Trigger, sentence: NamedSentence, stated: Collection[PlaceName]) -> list[list[str]]:
    """Return the features of each name of an event's sentence.

    Parameters
    ----------
    trigger
        The event's trigger.
    sentence
        The names of its sentence.
    stated
        Those that the syntax states to be its places.
    """
    names = sentence.names
    distances = [min(abs(name.head.index - anchor.index) for anchor in trigger.anchors) for name in names]
    nearest = sorted(distances)
    described = []
    for name, distance in zip(names, distances, strict=True):
        side = "after" if name.head.index > trigger.word.index else "before"
        kind, usage = _kind(name.place), name.usage
        strings = ["bias", f"rank={min(nearest.index(distance), 4)}_{min(len(names), 5)}"]
        strings += [
            f"distance={_distance_class(distance)}",
            f"side_distance={side}_{_distance_class(distance)}",
        ]
        strings += _of_path(trigger, name, sentence.path(name, trigger), side, kind)
        strings += _of_clauses(trigger, name, sentence)
        strings += sentence.words_of(name, side)
        strings += _of_words_between(trigger, name, sentence, side)
        strings += sentence.company_of(name)
        strings += _of_act(trigger, usage, kind, side)
        strings += _of_syntax(trigger, name, stated, kind)
        described.append(strings)
    return described


def _distance_class(distance: int) -> str:
    """Return the class of a distance in words."""
    return str(next((end for end in DISTANCE_CLASSES_WORDS if distance <= end), "far"))


def _kind(place: Place | None) -> str:
    """Return the kind of a place: a country, a region, or GeoNames' feature class."""
    if place is None:
        return "?"
    if place.feature_code.startswith("PCL"):
        return "PCL"
    return place.feature_code if place.feature_code in REGIONS else place.feature_class


def _length(path: TreePath | None) -> int:
    """Return the number of steps of a way; where there is none, more than any way has."""
    return NO_PATH_STEPS if path is None else path.length


def _of_clauses(trigger: Trigger, name: PlaceName, sentence: NamedSentence) -> Iterator[str]:
    """Yield the relation of a name's clause to the trigger's, and who else has a claim to the name."""
    counts = sentence.nearer_triggers(name, trigger), sentence.beside(name, trigger)
    nearer, beside = (min(count, 2) for count in counts)
    path, own = sentence.path(name, trigger), sentence.clause_of(name) in trigger.anchors
    yield from (f"nearer={nearer}", f"nearer_own={nearer}_{own}", f"beside={beside}_{own}")
    if path is None:
        return
    way = f"{'>'.join(path.clauses_up)}|{'<'.join(path.clauses_down)}"
    yield from (f"clauses={way}", f"clauses_nearer={way}_{nearer}", f"clauses_beside={way}_{beside}_{own}")


def _of_path(trigger: Trigger, name: PlaceName, path: TreePath | None, side: str, kind: str) -> Iterator[str]:
    """Yield what the way through the syntax tree says."""
    if path is None:
        yield "no route"
        return
    up, down = ">".join(path.up[-5:]), "<".join(path.down[:4])
    first, last = path.prepositions[0], path.prepositions[-1]
    role = f"{path.up[-1] if path.up else 'self'}_{first}"
    act, voice = trigger.word.lemma, _voice(trigger)
    physical = trigger.sense.type in PHYSICAL
    yield from (f"path={up}|{down}", f"up={up}", f"down={down}", f"first={first}", f"last={last}")
    yield from (f"length={len(path.up)}_{len(path.down)}", f"first_length={first}_{len(path.up)}_{down}")
    yield from (f"first_down={first}_{down}", f"first_down_side={first}_{down}_{side}")
    yield from (f"last_length={last}_{len(path.down)}", f"first_usage={first}_{name.usage}")
    yield from (f"role={role}", f"role_act={role}_{act}", f"role_voice={role}_{voice}")
    yield from (f"role_type={role}_{trigger.sense.type}", f"role_physical={role}_{physical}")
    yield from (f"first_act={first}_{act}", f"apart={path.is_goal_apart}", f"first_kind={first}_{kind}")
    yield from _of_governors(path, role)
    noun = trigger.verb.as_predicate.antecedent
    done_to = noun is not None and noun in (name.head, *(word for _, word in path.governors))
    yield from (f"antecedent={done_to}_{len(path.up)}", f"antecedent_type={done_to}_{trigger.sense.type}")
    if path.up and path.up[0] in {MODIFIER, POSSESSIVE, *PARTITIVE}:
        then = path.up[1] if len(path.up) > 1 else "end"
        yield f"belongs={path.up[0]}_{_class(path.governors[0][1])}_{then}"
        yield f"belongs_usage={_class(path.governors[0][1])}_{then}_{name.usage}"


def _class(word: Word) -> str:
    """Return the class of what a name belongs to: a name, armed people, others, or a thing."""
    names = (name for name in OWNERS if lexicon().of_class(word.lemma, name))
    return next(names, word.part)


def _of_governors(path: TreePath, role: str) -> Iterator[str]:
    """Yield the words on the way up, and where the way turns."""
    top = path.top.lemma
    yield from (f"top={top}", f"top_role={top}_{role}")
    yield f"reporting={lexicon().of_class(top, 'reporting')}_{role}"
    for step, governor in path.governors[:MAX_GOVERNORS]:
        yield from (f"governor={step}_{governor.lemma}", f"governor_class={step}_{governor.part}")
        if governor.is_predicate:
            return


def _voice(trigger: Trigger) -> str:
    """Return the voice of a trigger's clause."""
    return "passive" if trigger.verb.as_predicate.is_passive else "active"


def _of_words(name: PlaceName, side: str) -> Iterator[str]:
    """Yield what the words of the name and those beside it say."""
    document, sentence = name.head.document, name.head.sentence
    before, earlier = (
        document.words[name.first - step].lower if name.first - step >= sentence.first else EDGE
        for step in (1, 2)
    )
    after = document.words[name.last + 1].lower if name.last + 1 < sentence.last else EDGE
    words, usage = document.words[name.first : name.last + 1], name.usage
    within = any(lexicon().of_class(word.lower, "site") for word in words)
    about = f"{lexicon().of_class(name.head.head.lemma, 'site')}_{lexicon().of_class(after, 'site')}"
    yield from (f"-1={before}", f"-2-1={earlier}_{before}", f"+1={after}", f"-1+1={before}_{after}")
    yield from (f"-1side={before}_{side}", f"-1usage={before}_{usage}")
    yield f"opens={name.first - sentence.first < OPENING_WORDS}_{before}_{side}"
    yield from (f"begins={words[0].lower}", f"ends={words[-1].lower}", f"words={len(words)}_{usage}")
    yield from (f"site={within}_{about}", f"site_usage={within}_{about}_{usage}")


def _of_words_between(trigger: Trigger, name: PlaceName, sentence: NamedSentence, side: str) -> Iterator[str]:
    """Yield how many verbs, commas and other names stand between a name and the trigger."""
    low, high = sorted((name.head.index, trigger.word.index))
    verbs, commas, names = (min(count, 3) for count in sentence.between(low, high))
    yield from (f"verbs={verbs}_{side}", f"commas={commas}_{side}", f"names={names}_{side}")
    yield f"between={verbs}_{commas}_{names}_{side}"


def _of_company(name: PlaceName, names: Sequence[PlaceName], kind: str) -> Iterator[str]:
    """Yield whether a place is around one of the sentence's others, or inside of one."""
    others = [other for other in names if other is not name]
    places = [other.place for other in others if other.place is not None]
    place = name.place
    is_round = place is not None and any(is_coded_within(other, place) for other in places)
    is_inside = place is not None and any(is_coded_within(place, other) for other in places)
    twice = any(other.toponym.text == name.toponym.text for other in others)
    yield from (f"round={is_round}", f"inside={is_inside}", f"twice={twice}")
    yield f"round_kind={is_round}_{kind}_{name.usage}"


def _of_act(trigger: Trigger, usage: str, kind: str, side: str) -> Iterator[str]:
    """Yield what sort of event and of place are paired."""
    name = trigger.sense.type
    physical = name in PHYSICAL
    yield from (f"type={name}", f"act={trigger.word.lemma}", f"noun={trigger.is_noun}", f"usage={usage}")
    yield from (f"kind={kind}", f"usage_kind={usage}_{kind}", f"usage_kind_side={usage}_{kind}_{side}")
    yield f"physical={physical}_{side}_{usage}"


def _of_syntax(trigger: Trigger, name: PlaceName, stated: Collection[PlaceName], kind: str) -> Iterator[str]:
    """Yield whether the syntax states that an event happened at a name, and whether at any."""
    chosen = name in stated
    yield from (f"rule={chosen}", f"rule_any={chosen}_{bool(stated)}", f"rule_usage={chosen}_{name.usage}")
    yield from (f"rule_type={chosen}_{trigger.sense.type}", f"rule_kind={chosen}_{kind}")

"""Words that have another meaning where they stand: a figure of speech, a game, the fire of weapons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect.fires import burns
from geo.events.detect.lexicon import EventSense
from geo.language import event_types, word_class
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.detect.lexicon import Sense
    from geo.text import Clause, Word

PLAYERS = word_class("players")
STRIVING = word_class("striving")
WINNING = word_class("winning")


@dataclass(frozen=True, slots=True)
class SenseCase:
    """A word with the sense that fits best what stands beside it."""

    word: Word
    sense: Sense

    @property
    def is_forceful(self) -> bool:
        """Return True if it is a verb of an event type whose words are also used of nature and games."""
        if not (self.word.is_full_verb and isinstance(self.sense, EventSense)):
            return False
        return event_types()[self.sense.type].is_force

    @property
    def is_harm(self) -> bool:
        """Return True if it is a verb that the tables know to be done by nature or an accident."""
        return (
            self.word.is_full_verb
            and isinstance(self.sense, EventSense)
            and self.sense.type in {"HAZARD", "ACCIDENT"}
        )

    @property
    def is_attack(self) -> bool:
        """Return True if it is a verb of attack."""
        return self.is_forceful and isinstance(self.sense, EventSense) and self.sense.type == "ASSAULT"

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its sense."""
        return self.sense.words

    @property
    def clause(self) -> Clause:
        """The clause of which it is the predicate."""
        return self.word.as_predicate


def has_other_sense(case: SenseCase) -> bool:
    """Return True if the sense that fits is no event."""
    return not isinstance(case.sense, EventSense)


def has_player(case: SenseCase) -> bool:
    """Return True if a player or a team acts."""
    return case.is_forceful and any(actor.lemma in PLAYERS for actor in case.clause.actors)


def is_simile(case: SenseCase) -> bool:
    """Return True if nobody is fought, but somebody strives: *fought like lions*."""
    if not case.is_forceful or case.word.lemma not in STRIVING or case.clause.patients:
        return False
    prepositions = {preposition.lower for preposition in case.word.prepositions}
    return "like" in prepositions and prepositions.isdisjoint({"against", "with"})


def is_gunfire(case: SenseCase) -> bool:
    """Return True if *fire* is that of weapons: *opened fire*, *under fire*, *the fire of mortars*."""
    return case.word.is_noun and case.word.lemma == "fire" and len(case.words) == 1 and not burns(case.word)


def is_victory(case: SenseCase) -> bool:
    """Return True if a *landslide* is one of votes: *won by a landslide*."""
    if not case.word.is_noun or case.word.lemma != "landslide":
        return False
    preposition = case.word.preposition
    return preposition is not None and preposition.head.lemma in WINNING


OTHER_MEANING = RuleList[SenseCase, str](
    "not_event",
    "Does the word have another meaning where it stands?",
    (
        Rule(
            "not_event.other-sense",
            "What stands beside the word gives it a sense that is no event.",
            has_other_sense,
            always("the word has another sense"),
            (
                Example("The director [shot] a film in Goma."),
                Example("A price [war] broke out between two supermarkets on Monday."),
            ),
            (Example("A soldier [shot] a farmer in Goma."),),
        ),
        Rule(
            "not_event.player",
            "A player or a team does it.",
            has_player,
            always("it belongs to a game"),
            (Example("The goalkeeper [stormed] the pitch in Leipzig."),),
            (Example("The gunmen [attacked] the village on Saturday."),),
        ),
        Rule(
            "not_event.simile",
            "Nobody is fought, but somebody strives like something.",
            is_simile,
            always("it is a figure of speech"),
            (Example("The miners [fought] like lions in Goma on Monday."),),
            (Example("Like their fathers, the rebels [fought] against the army in Goma on Monday."),),
        ),
        Rule(
            "not_event.gunfire",
            "The fire is that of weapons, and a verb says what it does.",
            is_gunfire,
            always("it is the fire of weapons"),
            (Example("Soldiers came under [fire] from the hills near Goma on Monday."),),
            (Example("A [fire] broke out at a market in Goma on Monday."),),
        ),
        Rule(
            "not_event.landslide-of-votes",
            "An election was won by it.",
            is_victory,
            always("it is a victory"),
            (Example("The mayor of Goma won by a [landslide] on Monday."),),
            (Example("Nine people died in a [landslide] in Goma on Monday."),),
        ),
    ),
)

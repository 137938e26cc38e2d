"""Detecting events: which words of a document name one, of which type, and why others do not."""

from geo.events.detect.detection import Detection, detect
from geo.events.detect.evidence import event_probability, is_surely_event
from geo.events.detect.kind import KIND
from geo.events.detect.lexicon import EventSense, Lexicon, Sense, lexicon
from geo.events.detect.not_event import NOT_EVENT, ONLY_SPOKEN_OF, ReportedCase
from geo.events.detect.prefilter import may_name_event, sentences_to_parse
from geo.events.detect.support import is_spread
from geo.events.detect.trigger import Trigger

__all__ = [
    "KIND",
    "NOT_EVENT",
    "ONLY_SPOKEN_OF",
    "Detection",
    "EventSense",
    "Lexicon",
    "ReportedCase",
    "Sense",
    "Trigger",
    "detect",
    "event_probability",
    "is_spread",
    "is_surely_event",
    "lexicon",
    "may_name_event",
    "sentences_to_parse",
]

"""Whether an event happened, is to come, may happen, or did not."""

from geo.events.status.rules import STATUS, decide_status

__all__ = ["STATUS", "decide_status"]

"""The articles of a run, and what each reports: made when it is asked for, and dropped when others are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.gathering.bare import BareEvent, KeptEvents
from geo.events.gathering.blocking import BlockKeys, weeks_of_article
from geo.events.gathering.wars import War
from geo.shelf import Recent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.gathering.accounts import Account
    from geo.events.gathering.memory import Memory
    from geo.model import Event, Parse

MAX_HELD = 4096
"""Articles whose accounts are in memory together, some 40 kB each: those of some weeks of a large archive."""
ALONE = "alone"
KEYS = "keys"

Number = tuple[int, int]
"""Of an account: that of its article, and its own among those of the article."""


@dataclass(frozen=True, slots=True)
class GatheredEvent:
    """An event put together from some accounts."""

    bare: BareEvent
    war: War | None

    @classmethod
    def by(
        cls, accounts: Sequence[Account], parses: Sequence[Parse], rules: Iterable[str] = ()
    ) -> GatheredEvent:
        """Return the event that accounts make, joined by some rules.

        Parameters
        ----------
        accounts
            In the order of articles and text.
        parses
            Their articles.
        rules
            The ids of the rules that joined them.
        """
        from geo.events.gathering.merging import make_event  # noqa: PLC0415 - what is kept needs no stage

        return cls(BareEvent.of(make_event(accounts, rules), parses), War.of(accounts))


@dataclass(frozen=True, slots=True)
class Joined:
    """An event of one account or several."""

    members: tuple[Number, ...]
    rules: tuple[str, ...]
    """The ids of the rules that joined them."""
    gathered: GatheredEvent


class Articles:
    """Those of a run, by number in the order of their ids.

    Parameters
    ----------
    parses
        What was found in each.
    memory
        What earlier runs made of them.
    """

    def __init__(self, parses: Iterable[Parse], memory: Memory) -> None:
        self.parses = sorted(parses, key=lambda parse: parse.article.id)
        self.memory = memory
        self.digests = [memory.digest_of(parse) for parse in self.parses]
        self._accounts = Recent["list[Account]"](MAX_HELD)
        self._keys = Recent["tuple[BlockKeys, ...]"](MAX_HELD)
        self._events = KeptEvents(self.parses)

    def accounts(self, number: int) -> list[Account]:
        """Return the events that an article reports."""
        return self._accounts.get(number, lambda: self._accounts_anew(number))

    def _accounts_anew(self, number: int) -> list[Account]:
        from geo.events.gathering.accounts import accounts_of  # noqa: PLC0415 - likewise

        return accounts_of(self.parses[number])

    def release(self, number: int) -> None:
        """Hold no longer what an article reports."""
        self._accounts.drop(number)
        self._keys.drop(number)

    def account(self, number: Number) -> Account:
        """Return one account."""
        return self.accounts(number[0])[number[1]]

    def keys(self, number: int) -> tuple[BlockKeys, ...]:
        """Return by what each account of an article is compared with others, if need be without making it."""
        return self._keys.get(number, lambda: self._keys_found(number))

    def _keys_found(self, number: int) -> tuple[BlockKeys, ...]:
        known = self.keys_of(self.digests[number])
        if known is None:
            known = tuple(map(BlockKeys.of, self.accounts(number)))
            self.memory.keep(KEYS, self.digests[number], known)
        return known

    def keys_of(self, digest: bytes) -> tuple[BlockKeys, ...] | None:
        """Return the same for an article that an earlier run compared; None if it is not known."""
        return self.memory.find(KEYS, digest, tuple[BlockKeys, ...])

    def alone(self, number: int) -> tuple[GatheredEvent, ...]:
        """Return the event that each account of an article makes by itself."""
        digest = self.digests[number]
        known = self.memory.find(ALONE, digest, tuple[GatheredEvent, ...])
        if known is None:
            parses = [self.parses[number]]
            known = tuple(GatheredEvent.by([account], parses) for account in self.accounts(number))
            self.memory.keep(ALONE, digest, known)
        return known

    def weeks(self, number: int) -> Iterable[int]:
        """Return the weeks to which its accounts may belong."""
        gist = self.parses[number].gist
        return weeks_of_article(self.parses[number]) if gist is None else gist.weeks

    def event(self, joined: Joined) -> Event:
        """Return an event; its record is not in memory."""
        numbers = articles_of(joined.members)
        return self._events.kept(
            joined.gathered.bare, numbers, self._key(numbers, joined.members, joined.rules)
        )

    def _key(self, numbers: Sequence[int], members: Sequence[Number], rules: Sequence[str]) -> bytes:
        """Return a digest of all that an event comes from; nothing where the articles have none."""
        digests = [self.digests[number] for number in numbers]
        if not all(digests):
            return b""
        if len(members) == 1:
            return b"%s %d" % (digests[0], members[0][1])
        rank = {number: rank for rank, number in enumerate(numbers)}
        made_by = repr(([(rank[article], account) for article, account in members], tuple(rules)))
        return hashlib.sha256(b"".join([*digests, made_by.encode()])).digest()


def articles_of(members: Iterable[Number]) -> list[int]:
    """Return the articles of some accounts, in order."""
    return sorted({article for article, _ in members})

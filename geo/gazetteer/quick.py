"""Frozen records at the cost of plain ones: a look-up makes little else."""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")


def maker(record: type[Record]) -> Callable[..., Record]:
    """Return a way to make instances of a frozen dataclass with slots, in a quarter of the time.

    A frozen class sets each column through ``object.__setattr__``. Here a plain twin with the same slots is
    filled by assignments, and becomes the record when it is whole.

    Examples
    --------
    >>> from geo.model import Toponym, Usage
    >>> toponym = maker(Toponym)(0, 4, "Baku", Usage.LITERAL)
    >>> toponym == Toponym(0, 4, "Baku", Usage.LITERAL), toponym.certainty
    (True, 1.0)
    """

    def become(twin: Any) -> None:  # noqa: ANN401 - its class is about to be changed
        twin.__class__ = record

    columns = [(c.name, object, field(default=c.default)) for c in fields(record)]  # type: ignore[arg-type]
    return make_dataclass(record.__name__, columns, namespace={"__post_init__": become}, slots=True)

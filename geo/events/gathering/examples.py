"""Examples of the rules of `matching`."""

from geo.rules import Example

EXAMPLES: dict[str, tuple[Example, ...]] = {}
COUNTEREXAMPLES: dict[str, tuple[Example, ...]] = {}

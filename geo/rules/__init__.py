"""Rules as records: an id, a condition, an outcome, and the examples that show both.

A question such as *when did it happen?* is answered by an ordered list of rules, of which the first that fits
decides. The id of that rule goes into the output, its examples are run as tests, and the manual's page of
rules is written from the records. This package knows nothing of news: what a rule is asked about is its
stage's own.
"""

from geo.rules.rule import Decision, Example, Rule, always
from geo.rules.rulelist import RuleList

__all__ = ["Decision", "Example", "Rule", "RuleList", "always"]

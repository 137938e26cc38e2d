"""Learned weights, and the lists that go with them; README.md says what each was made from."""

from pathlib import Path

MODELS = Path(__file__).parent
"""The folder that they lie in."""

"""The command line: parse arguments, call, print. One file a command.

What takes time to import is imported by the command that needs it, so that `geo --help` answers at once.
"""

from geo.cli.build import build
from geo.cli.cache import cache
from geo.cli.evaluate import evaluate
from geo.cli.gazetteer import gazetteer
from geo.cli.group import main
from geo.cli.parse import parse
from geo.cli.places import places
from geo.cli.review import review

__all__ = ["main"]

for command in (build, cache, evaluate, gazetteer, parse, places, review):
    main.add_command(command)

"""The command line: parse arguments, call, print. One file a command.

What takes time to import is imported by the command that needs it, so that `geo --help` answers at once.
"""

from geo.cli.commands.build import build
from geo.cli.commands.cache import cache
from geo.cli.commands.config import config
from geo.cli.commands.evaluate import evaluate
from geo.cli.commands.gazetteer import gazetteer
from geo.cli.commands.parse import parse
from geo.cli.commands.places import places
from geo.cli.commands.review import review
from geo.cli.commands.types import types
from geo.cli.group import main
from geo.cli.standing import with_standing_options

__all__ = ["main"]

for command in (build, cache, config, evaluate, gazetteer, parse, places, review, types):
    main.add_command(command)
with_standing_options(main)

"""The command above all others, and how any of them ends."""

from __future__ import annotations

import errno
import logging
import shutil
import sys
import textwrap
import traceback
from functools import partial
from typing import Any, NoReturn

import click

from geo.cli import signals, streams
from geo.errors import FaultError, GeoError, NothingToDrawError, fault_of

DONE = 0
SOME_INPUT_FAILED = 1
NOTHING_DONE = 2
"""Wrong usage: nothing could be done as it was asked for."""
NOTHING_TO_DRAW = 3
"""The articles report nothing in the range: a quiet day."""
FAULT = 4
"""The result could not be written out, or geo itself is wrong."""
STOPPED = "stopped"

logging.getLogger("geo").addHandler(logging.NullHandler())
faults = logging.getLogger("geo.faults")
"""The traces of what went wrong unforeseen, for `--debug`."""


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        from geo.distribution import NAME, installed_version

        click.echo(f"geo, version {installed_version()} ({NAME})")
        context.exit()


class Commands(click.Group):
    """The boundary of a run: whatever happens in it ends in one line and an exit status."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run the program."""
        why_not = streams.prepare()
        with signals.stopping():
            try:
                if why_not:
                    stop(why_not, FAULT)
                return super().main(*args, **extra)
            except SystemExit as leaving:
                if why_not := streams.flush():
                    stop(why_not, FAULT)
                raise leaving from None
            except OSError as error:  # while the help was written
                stop(*_of_system(error))

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except NothingToDrawError as error:
            stop(str(error), NOTHING_TO_DRAW)
        except FaultError as error:
            faults.error("%s", "".join(traceback.format_exception(error)))
            stop(f"{error}; --debug FILE writes a report for the makers of geo", FAULT)
        except GeoError as error:
            stop(str(error))
        except KeyboardInterrupt:
            stop(STOPPED, signals.status() or signals.BY_CTRL_C)
        except (click.ClickException, click.exceptions.Exit, click.Abort, EOFError):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has enough; click ends without a word
                raise
            stop(*_of_system(error))
        except Exception as error:  # noqa: BLE001 - the boundary of the command
            if status := signals.status():
                stop(STOPPED, status)
            faults.error("%s", traceback.format_exc())
            stop(f"{fault_of(error)}; --debug FILE writes a report for the makers of geo", FAULT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def main() -> None:
    """See where and when a pile of news reports says things happened."""


def complain(message: str) -> None:
    """Write on the error stream what is wrong; on a terminal it is wrapped between words."""
    lines = f"geo: {message}".splitlines()
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        wrapped = partial(textwrap.fill, width=width, break_on_hyphens=False, break_long_words=False)
        lines = list(map(wrapped, lines))
    click.echo("\n".join(lines), err=True)


def stop(message: str, status: int = NOTHING_DONE) -> NoReturn:
    """Say why nothing was done, and end."""
    logging.getLogger("geo.said").warning("%s", message)
    try:
        complain(message)
    except OSError:  # nobody hears it; the status says it
        sys.stderr = None  # what it still holds would fail again at the end
    sys.exit(status)


def _of_system(error: OSError) -> tuple[str, int]:
    """Return what to say of an error of the system that nothing nearer has named, and the exit status."""
    if why_not := streams.flush():
        return why_not, FAULT
    faults.error("%s", traceback.format_exc())
    reason = error.strerror or str(error)
    if error.filename:
        return f"{str(error.filename)!r}: {reason}", NOTHING_DONE
    return f"can't write to standard output or another open file: {reason}", FAULT

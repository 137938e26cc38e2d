"""The step in which written files take the place of older ones.

It runs as a program of its own with nothing but the standard library, so that it ends what it began though
the build that started it is killed. What a kill of this program itself, or a power cut, leaves undone is done
by the next build: a journal is there until all of it is in place.
"""

from __future__ import annotations

import os
import shutil
import sys

EARLIER = ".earlier"
"""In a journal, what it replaced: put back if the rest can't be put in place."""


def switch(journal: str, folder: str) -> None:
    """Move all that is in a journal into its folder, and remove the journal; or leave all as it was.

    Raises
    ------
    OSError
        If something can't be moved: then what was moved before is put back.
    """
    earlier = os.path.join(journal, EARLIER)  # noqa: PTH118 - pathlib takes as long to load as all this takes
    names = sorted(name for name in os.listdir(journal) if name != EARLIER)  # noqa: PTH208 - likewise
    moved: list[str] = []
    try:
        if not os.path.isdir(earlier):  # noqa: PTH112 - likewise
            os.mkdir(earlier)  # noqa: PTH102 - likewise
        for name in names:
            moved.append(name)
            _put(name, journal, folder, earlier)
    except OSError:
        for name in reversed(moved):
            _put_back(name, journal, folder, earlier)
        raise
    finally:
        sync(folder)
        shutil.rmtree(journal, ignore_errors=True)


def sync(folder: str) -> None:
    """Have the system write down which files a folder has, where it can be asked to."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # as of folders on Windows
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _put(name: str, journal: str, folder: str, earlier: str) -> None:
    source, target, kept = (os.path.join(above, name) for above in (journal, folder, earlier))  # noqa: PTH118
    if os.path.isdir(target):  # noqa: PTH112
        os.rename(target, kept)  # noqa: PTH104
    elif os.path.lexists(target) and not os.path.lexists(kept):
        _link(target, kept)
    os.replace(source, target)  # noqa: PTH105


def _link(target: str, kept: str) -> None:
    """Keep a file under a second name, where the file system has that; else it can't be put back."""
    try:
        os.link(target, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return


def _put_back(name: str, journal: str, folder: str, earlier: str) -> None:
    source, target, kept = (os.path.join(above, name) for above in (journal, folder, earlier))  # noqa: PTH118
    if os.path.lexists(source):  # it was not moved itself
        if os.path.isdir(kept) and not os.path.lexists(target):  # noqa: PTH112
            os.rename(kept, target)  # noqa: PTH104
        return
    if os.path.isdir(kept):  # noqa: PTH112
        os.rename(target, source)  # noqa: PTH104
        os.rename(kept, target)  # noqa: PTH104
    elif os.path.lexists(kept):
        os.replace(kept, target)  # noqa: PTH105
    else:
        os.remove(target)  # noqa: PTH107


if __name__ == "__main__":
    try:
        switch(sys.argv[1], sys.argv[2])
    except OSError as error:
        sys.exit(error.strerror or str(error))

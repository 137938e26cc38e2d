"""Files that appear together when all are whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Yield a folder beside the files to come; move them into place only when all are whole."""
    with _write_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".geo-", dir=out))
    try:
        with _write_errors(out):
            yield stage
            written = sorted(stage.iterdir())
            for file in written:
                if (out / file.name).is_dir():
                    raise OutputError(f"can't write {str(out / file.name)!r}: a folder has that name")
            for file in written:
                file.replace(out / file.name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _write_errors(out: Path) -> Iterator[None]:
    """Raise an error of the system as one that says in the user's terms that the folder can't be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"can't write into {str(out)!r}: {reason}; choose another with --out") from error

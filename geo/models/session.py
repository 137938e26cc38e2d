"""Opening learned networks and trees in ONNX, whichever module runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onnxruntime

from geo.errors import GeoError
from geo.models import why_altered

if TYPE_CHECKING:
    from pathlib import Path


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Open a model to run on one thread, as several processes share the cores.

    Parameters
    ----------
    path
        Its file.

    Returns
    -------
    onnxruntime.InferenceSession

    Raises
    ------
    GeoError
        If the file is missing, damaged or altered.

    Examples
    --------
    >>> from geo.models import MODELS
    >>> [one.name for one in open_session(MODELS / "certainty.onnx").get_inputs()]
    ['features']
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if path.is_file() and (reason := why_altered(path)):
        raise GeoError(f"{reason}: install geo again")
    try:
        return onnxruntime.InferenceSession(str(path), options)
    except Exception as error:  # the library raises bare exceptions of its own
        raise GeoError(f"{path} holds no usable model: {error}; install geo again") from error

"""Writing the file in which `vault lint` keeps what it need not tell again."""

import os
from pathlib import Path

from thesisvault.files import UnwritableFileError, reason
from thesisvault.lint.baseline import Baseline, encode_baseline
from thesisvault.writing.steps import write_new


def save_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, in one step, so that there is never half of one.

    Raises:
        UnwritableFileError: If that cannot be done.
    """
    real = path.resolve()
    fresh = real.with_name(f".{real.name}.{os.getpid()}.new")
    try:
        write_new(fresh, encode_baseline(baseline).encode(), 0o666)
        fresh.replace(real)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise UnwritableFileError(path, reason(error)) from error

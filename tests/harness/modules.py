"""Which modules a command loads, since loading is most of what starting costs."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.harness.transcripts import Sandbox, make_sandbox

PROBE = """
import sys
from thesisvault.cli.main import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded_modules(argv: Sequence[str], sandbox: Sandbox | None = None) -> set[str]:
    """The modules that `vault` with these arguments has loaded when it ends."""
    with TemporaryDirectory() as folder:
        place = sandbox or make_sandbox(Path(folder), "empty")
        process = subprocess.run(
            [sys.executable, "-c", PROBE, *argv],
            cwd=place.folder,
            env=place.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    # A command that cannot start loads little, and would prove nothing.
    assert process.returncode in {0, 1}, process.stderr
    return {*process.stderr.strip().rpartition("\n")[2].split()}

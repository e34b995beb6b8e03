"""Compiles what reads notes, where a build is told to: faster, from the same source.

`HATCH_BUILD_HOOKS_ENABLE=1 pip install .` needs a C compiler, and takes a minute more.
Any other build stays Python, and so does an editable one: there, what somebody changes
in the sources has to count.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PACKAGE = "thesisvault"
# What reads notes. The rest waits for the disk, for SQLite or for a person.
COMPILED = ("note", "thesis")
# On Linux a library may replace another's functions, and so gcc puts none into another
# unless it is told that nobody will.
_FLAGS = " -fno-semantic-interposition" if sys.platform == "linux" else ""
_FAILED = (
    "thesisvault was not compiled, for the reason above; a build that is not told to,"
    " by HATCH_BUILD_HOOKS_ENABLE, needs no compiler"
)


class CompileHook(BuildHookInterface[Any]):
    """Has mypyc compile packages, and puts what it makes beside their sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in a folder apart, so that the checkout stays as it is."""
        if version == "editable":
            return
        self._apart = TemporaryDirectory()
        folder = Path(self._apart.name)
        copytree(Path(self.root) / _PACKAGE, folder / _PACKAGE)
        sources = [
            path.relative_to(folder).as_posix()
            for name in COMPILED
            for path in sorted((folder / _PACKAGE / name).glob("*.py"))
        ]
        compiler = [sys.executable, "-m", "mypyc", "--ignore-missing-imports"]
        made = subprocess.run(  # noqa: S603
            [*compiler, *sources],
            cwd=folder,
            env={**os.environ, "CFLAGS": os.environ.get("CFLAGS", "") + _FLAGS},
            check=False,
        )
        if made.returncode:
            raise SystemExit(_FAILED)
        for path in folder.rglob("*"):
            place = path.relative_to(folder)
            # It leaves its steps in `build`.
            if path.suffix in (".so", ".pyd") and place.parts[0] != "build":
                build_data["force_include"][str(path)] = place.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, *_: object) -> None:
        """Remove what has been packed by now."""
        if hasattr(self, "_apart"):
            self._apart.cleanup()

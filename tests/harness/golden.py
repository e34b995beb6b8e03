"""Golden files: whole reports and exports, kept under tests/golden/."""

from pathlib import Path

from tests.harness.rewriting import describe, fail_with_diff


class Golden:
    """Holds output against the golden file of that name, or rewrites the file."""

    def __init__(self, folder: Path, *, is_update: bool) -> None:
        self._folder = folder
        self._is_update = is_update
        self._used: set[Path] = set()

    def __call__(self, name: str, actual: str | bytes) -> None:
        """Expect just the text, or the bytes, of a golden file."""
        path = self._folder / name
        self._used.add(path)
        data = actual.encode() if isinstance(actual, str) else actual
        expected = path.read_bytes() if path.exists() else b""
        if data == expected and path.exists():
            return
        if not self._is_update:
            fail_with_diff(describe(path, 0), _shown(expected), _shown(data))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @property
    def unused(self) -> tuple[Path, ...]:
        """The golden files that no test has asked for."""
        files = (path for path in self._folder.rglob("*") if path.is_file())
        return tuple(sorted({*files} - self._used))


def _shown(data: bytes) -> str:
    return data.decode(errors="backslashreplace")

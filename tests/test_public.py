import ast
import subprocess
import sys

import pytest

import thesisvault
from tests.harness.rewriting import ROOT, read_text

HOMES: dict[str, str] = vars(thesisvault)["_HOMES"]
STUB = ROOT / "thesisvault" / "__init__.pyi"


@pytest.mark.parametrize("name", HOMES)
def test_a_public_name_can_be_imported(name: str) -> None:
    assert getattr(thesisvault, name).__name__ == name


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        getattr(thesisvault, "nonsense")  # noqa: B009 - there is none to write


def test_all_public_names_are_listed() -> None:
    assert {*HOMES} <= {*dir(thesisvault)}


def test_type_checkers_are_told_the_same() -> None:
    told = {
        alias.name: node.module
        for node in ast.walk(ast.parse(read_text(STUB)))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert told == HOMES


def test_importing_the_package_imports_nothing_else() -> None:
    probe = "import sys; import thesisvault; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, check=True, encoding="utf-8"
    )
    ours = {name for name in done.stdout.split() if name.startswith("thesisvault")}

    assert ours == {"thesisvault"}
    assert "msgspec" not in done.stdout.split()

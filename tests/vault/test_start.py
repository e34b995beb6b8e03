import re
import tomllib
from pathlib import Path

import pytest

from thesisvault.files import UnwritableFileError
from thesisvault.vault import start
from thesisvault.vault.config import KEYS, Config, load_config
from thesisvault.vault.start import LeadsOutError, find_templates, start_vault

STARTER = Path(start.__file__).with_name("starter.toml").read_text(encoding="utf-8")
# Prose has a space behind its mark, settings have none.
FILLED_IN = re.sub(r"^#(?! |$)", "", STARTER, flags=re.MULTILINE)


def test_all_in_the_first_configuration_is_commented_out(tmp_path: Path) -> None:
    start_vault(tmp_path)

    assert (tmp_path / "vault.toml").read_text(encoding="utf-8") == STARTER
    assert tomllib.loads(STARTER) == {}
    assert load_config(tmp_path) == Config()


def test_without_its_marks_it_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "vault.toml").write_text(FILLED_IN, encoding="utf-8")

    assert load_config(tmp_path) != Config()


@pytest.mark.parametrize("table", KEYS)
def test_it_shows_every_key(table: str) -> None:
    values = tomllib.loads(FILLED_IN)
    for name in filter(None, table.split(".")):
        values = values[name]

    assert {key.replace("-", " ") for key in values} == {
        key.replace("-", " ") for key in KEYS[table]
    }


def test_the_defaults_that_it_names_are_the_defaults() -> None:
    values = tomllib.loads(FILLED_IN)

    assert values["templates"] == Config().templates
    assert values["review"]["folder"] == Config().review_folder


def test_templates_are_found() -> None:
    assert {path.stem for path in find_templates().iterdir()} >= {"Thesis", "Company"}


def test_a_template_in_other_case_is_not_doubled(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "thesis.md").write_text("mine", encoding="utf-8")
    started = start_vault(tmp_path)

    assert "templates/Thesis.md" in started.kept
    assert "templates/Company.md" in started.written


def test_nothing_is_written_where_one_file_would_lead_out(tmp_path: Path) -> None:
    vault, other = tmp_path / "vault", tmp_path / "other"
    vault.mkdir()
    other.mkdir()
    try:
        (vault / "templates").symlink_to(other, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")

    with pytest.raises(LeadsOutError):
        start_vault(vault)
    assert [*other.iterdir()] == []
    assert [path.name for path in vault.iterdir()] == ["templates"]


def test_a_link_inside_the_vault_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    try:
        (tmp_path / "templates").symlink_to("real", target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    start_vault(tmp_path)

    assert (tmp_path / "real" / "Thesis.md").exists()


def test_a_file_in_the_place_of_templates_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "templates").touch()

    with pytest.raises(UnwritableFileError):
        start_vault(tmp_path)
    assert not (tmp_path / "vault.toml").exists()

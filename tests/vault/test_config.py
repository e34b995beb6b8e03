import pickle
import tomllib
from pathlib import Path

import pytest

from tests.harness.fences import fences_in
from tests.harness.rewriting import ROOT
from thesisvault.errors import VaultError
from thesisvault.findings import Severity
from thesisvault.note.parse import parse_note
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.model import Stage
from thesisvault.thesis.read import read_thesis
from thesisvault.thesis.vocabulary import DEFAULT
from thesisvault.vault.config import (
    KEYS,
    Config,
    NoVaultError,
    find_root,
    load_config,
)

PAGE = ROOT / "docs" / "configuration.md"


def load(folder: Path, text: str) -> Config:
    """The configuration of a vault with this `vault.toml`."""
    (folder / "vault.toml").write_text(text, encoding="utf-8")
    return load_config(folder)


def write_setting(folder: Path, name: str, text: str) -> None:
    """Write one of Obsidian's own files."""
    (folder / ".obsidian").mkdir(exist_ok=True)
    (folder / ".obsidian" / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("text", ["", "\n", "# All\n\n  # is comment\n", "\ufeff# x\n"])
def test_without_values_all_is_default(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Config() == load_config(tmp_path / "none")


def test_the_default_words_are_the_default_vocabulary(tmp_path: Path) -> None:
    assert Config().vocabulary is DEFAULT
    assert load(tmp_path, 'ignore = ["old/"]').vocabulary is DEFAULT


def test_words_are_added_to_the_defaults(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        """
        [headings]
        invalidates = ["was dagegen spricht"]
        [columns]
        date = ["Tag"]
        [fields]
        last-reviewed = ["Zuletzt_geprüft"]
        [status]
        active = ["läuft"]
        """,
    ).vocabulary

    assert words.part("Was dagegen spricht") == "invalidates"
    assert words.part("Kill criteria") == "invalidates"
    assert words.rank("date", "Tag") == 1
    assert words.rank("date", "Date") == 0
    assert words.stage("Läuft gut") is Stage.ACTIVE
    assert words.stage("Active") is Stage.ACTIVE
    assert words.fields["last reviewed"][:2] == ("last reviewed", "zuletzt geprüft")
    assert "zuletzt geprüft" in words.plain_keys


def test_an_added_word_is_taken_from_where_it_was(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        """
        [headings]
        watch = ["Conditions", "Updates"]
        [fields]
        created = ["Review date"]
        [status]
        idea = ["live"]
        """,
    ).vocabulary

    assert words.part("Conditions") == "watch"
    assert words.part("Updates") == "watch"
    assert words.part("Upside conditions") == "validates"
    assert words.stage("Live") is Stage.IDEA
    assert "review date" in words.fields["created"]
    assert "review date" not in words.fields["last reviewed"]


def test_added_words_are_read_in_a_note(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        [kinds.thesis]
        tags = ["these"]
        [headings]
        invalidates = ["was dagegen spricht"]
        [fields]
        status = ["Stand"]
        [status]
        active = ["läuft"]
        """,
    )
    source = "#these\nStand: Läuft (gut)\n## Was dagegen spricht\n- [ ] Zinsen\n"
    note = parse_note(source, config.vocabulary.plain_keys)
    thesis = read_thesis(note, "Note", config.vocabulary)

    assert kind_of(note, "Note.md", config.kinds) == "thesis"
    assert thesis.stage is Stage.ACTIVE
    assert [(claim.side, claim.text) for claim in thesis.claims] == [
        ("invalidates", "Zinsen")
    ]


def test_a_list_of_a_kind_takes_the_defaults_place(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        [kinds.thesis]
        tags = ["#Trade/", "Bet"]
        folders = ['.\\Deals\\Theses\\']
        """,
    )
    thesis, company, *_ = config.kinds

    assert thesis.tags == ("trade", "bet")
    assert thesis.types == ("thesis",)
    assert thesis.folders == ("deals/theses",)
    assert company == Config().kinds[1]


def test_a_kind_may_have_no_tag(tmp_path: Path) -> None:
    config = load(tmp_path, "[kinds.source]\ntags = []\n")

    assert kind_of(parse_note("#source\n"), "Note.md", config.kinds) == "note"


def test_lint_is_configured(tmp_path: Path) -> None:
    lint = load(
        tmp_path,
        """
        [lint]
        select = ["TV1"]
        ignore = ["TV105"]
        extend_select = ["TV310"]
        [lint.per-path-ignores]
        "archive/**" = ["TV3", "TV2"]
        "a-b.md" = ["TV1"]
        "a_b.md" = ["TV2"]
        [lint.severity]
        TV305 = "error"
        """,
    ).lint

    assert lint.select == ("TV1",)
    assert lint.ignore == ("TV105",)
    assert lint.extend_select == ("TV310",)
    assert lint.per_path_ignores == (
        ("archive/**", ("TV3", "TV2")),
        ("a-b.md", ("TV1",)),
        ("a_b.md", ("TV2",)),
    )
    assert lint.severity == (("TV305", Severity.ERROR),)


def test_nothing_selected_is_not_the_default_set(tmp_path: Path) -> None:
    assert load(tmp_path, "[lint]\nselect = []\n").lint.select == ()
    assert load(tmp_path, "").lint.select is None


def test_the_folder_of_reviews_is_configured(tmp_path: Path) -> None:
    text = '[review]\nfolder = "log/reviews/"\n'

    assert load(tmp_path, text).review_folder == "log/reviews"


def test_obsidians_filters_are_added_to_what_is_ignored(tmp_path: Path) -> None:
    write_setting(tmp_path, "app.json", '{"userIgnoreFilters": ["old/", "/^x/"]}')

    assert load(tmp_path, 'ignore = ["new/"]').ignore == ("new/", "old/", "/^x/")


@pytest.mark.parametrize(
    ("text", "ignore"),
    [
        ("{}", ()),
        ('{"userIgnoreFilters": null}', ()),
        ('{"userIgnoreFilters": "old/"}', ()),
        ('{"userIgnoreFilters": ["old/"', ()),
        ('["userIgnoreFilters"]', ()),
        ('{"userIgnoreFilters": ["", 1, null, "/(/", "old/"]}', ("old/",)),
        ('\ufeff{"userIgnoreFilters": ["old/"]}', ("old/",)),
        ('{"userIgnoreFilters": ["\\ud800"]}', ("\ud800",)),
    ],
)
def test_a_broken_setting_of_obsidian_says_nothing(
    tmp_path: Path, text: str, ignore: tuple[str, ...]
) -> None:
    write_setting(tmp_path, "app.json", text)
    config = load_config(tmp_path)

    assert config.ignore == ignore
    assert config.fingerprint


def test_a_setting_of_obsidian_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    (tmp_path / ".obsidian" / "app.json").mkdir(parents=True)
    (tmp_path / ".obsidian" / "templates.json").write_bytes(b'{"folder": "\xff"}')

    assert load_config(tmp_path) == Config()


@pytest.mark.parametrize(
    ("setting", "text", "folder"),
    [
        ('{"folder": "Meta/Templates/"}', "", "Meta/Templates"),
        ('{"folder": "Meta"}', 'templates = "forms"', "forms"),
        ('{"folder": "Meta"}', 'templates = ""', ""),
        ('{"folder": "/"}', "", "templates"),
        ('{"folder": ""}', "", "templates"),
        ('{"dateFormat": "YYYY"}', "", "templates"),
    ],
)
def test_templates_lie_where_obsidian_takes_them_from(
    tmp_path: Path, setting: str, text: str, folder: str
) -> None:
    write_setting(tmp_path, "templates.json", setting)

    assert load(tmp_path, text).templates == folder


def test_templates_of_templater_count_where_the_core_plugin_has_none(
    tmp_path: Path,
) -> None:
    name = "plugins/templater-obsidian/data.json"
    (tmp_path / ".obsidian" / name).parent.mkdir(parents=True)
    write_setting(tmp_path, name, '{"templates_folder": "Meta/Tpl"}')
    first = load(tmp_path, "").templates
    write_setting(tmp_path, "templates.json", '{"folder": "Forms"}')

    assert (first, load(tmp_path, "").templates) == ("Meta/Tpl", "Forms")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'headngs = ""',
            'unknown key "headngs" in vault.toml; did you mean "headings"?',
        ),
        (
            "[Kind.thesis]",
            'unknown key "Kind" in vault.toml; did you mean "kinds"?',
        ),
        (
            "[kinds.thesys]",
            'unknown key "kinds.thesys" in vault.toml; did you mean "kinds.thesis"?',
        ),
        (
            "[kinds.thesis]\nfolder = []",
            (
                'unknown key "kinds.thesis.folder" in vault.toml; '
                'did you mean "kinds.thesis.folders"?'
            ),
        ),
        (
            "[headings]\ninvalidate = []",
            (
                'unknown key "headings.invalidate" in vault.toml; '
                'did you mean "headings.invalidates"?'
            ),
        ),
        (
            "[columns]\ndates = []",
            'unknown key "columns.dates" in vault.toml; did you mean "columns.date"?',
        ),
        (
            "[fields]\nlast_review = []",
            (
                'unknown key "fields.last_review" in vault.toml; '
                'did you mean "fields.last reviewed"?'
            ),
        ),
        (
            "[status]\nactiv = []",
            'unknown key "status.activ" in vault.toml; did you mean "status.active"?',
        ),
        (
            "[lint]\nselekt = []",
            'unknown key "lint.selekt" in vault.toml; did you mean "lint.select"?',
        ),
        (
            "[review]\nxyz = 1",
            'unknown key "review.xyz" in vault.toml; known are "review.folder"',
        ),
        (
            'ignore = "old/"',
            (
                '"ignore" in vault.toml must be a list of texts such as ["a", "b"], '
                'not "old/"'
            ),
        ),
        (
            "ignore = [1]",
            '"ignore" in vault.toml must be a list of texts such as ["a", "b"], not 1',
        ),
        (
            '[kinds.thesis]\ntags = [" "]',
            (
                '"kinds.thesis.tags" in vault.toml must be a list of texts such as '
                '["a", "b"], not " "'
            ),
        ),
        (
            '[headings]\nvalidates = ["=✅"]',
            (
                '"headings.validates" in vault.toml must be texts with a letter or a '
                'digit in each, not "=✅"'
            ),
        ),
        (
            '[columns]\ndate = ["Tag", "–"]',
            (
                '"columns.date" in vault.toml must be texts with a letter or a digit '
                'in each, not "–"'
            ),
        ),
        ("templates = []", '"templates" in vault.toml must be a text, not a list'),
        ("templates = true", '"templates" in vault.toml must be a text, not true'),
        ("templates = {}", '"templates" in vault.toml must be a text, not a table'),
        ("kinds = 2026-01-01", '"kinds" in vault.toml must be a table, not 2026-01-01'),
        (
            '[lint.severity]\nTV305 = "eror"',
            (
                '"lint.severity.TV305" in vault.toml must be "error" or "warning" or '
                '"info", not "eror"'
            ),
        ),
        (
            "[lint.severity]\nTV305 = 1",
            (
                '"lint.severity.TV305" in vault.toml must be "error" or "warning" or '
                '"info", not 1'
            ),
        ),
        (
            'ignore = ["/(/"]',
            (
                '"/(/" under "ignore" in vault.toml is no regular expression: '
                "missing ), unterminated subpattern"
            ),
        ),
        ("a = 1\n\nb = \n", "vault.toml, line 3: invalid value"),
        ("a = 1\na = 2\n", "vault.toml, line 2: cannot overwrite a value"),
        ('a = 1\nb = """\n', "vault.toml, line 3: unterminated string"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(VaultError) as caught:
        load(tmp_path, text)
    assert str(caught.value) == message


def test_a_file_that_is_not_utf8_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "vault.toml").write_bytes(b'# A\n[review]\nfolder = "pr\xfcfung"\n')

    with pytest.raises(VaultError, match=r"vault\.toml, line 3: this is no UTF-8 text"):
        load_config(tmp_path)


def test_the_fingerprint_covers_what_is_read_from_notes(tmp_path: Path) -> None:
    texts = [
        "",
        'ignore = ["old/"]',
        'templates = "forms"',
        "[kinds.thesis]\ntags = []",
        '[headings]\nwatch = ["x"]',
        '[columns]\ndate = ["x"]',
        '[fields]\nstatus = ["x"]',
        '[status]\nidea = ["x"]',
        '[status]\nactive = ["x"]',
    ]

    assert len({load(tmp_path, text).fingerprint for text in texts}) == len(texts)


def test_the_fingerprint_covers_nothing_else(tmp_path: Path) -> None:
    texts = ["", '[lint]\nselect = ["TV1"]', '[review]\nfolder = "x"', "# a comment"]

    assert len({load(tmp_path, text).fingerprint for text in texts}) == 1


def test_a_configuration_can_be_sent_to_another_process(tmp_path: Path) -> None:
    config = load(tmp_path, '[status]\nidea = ["x"]\n[lint]\nselect = ["TV1"]\n')

    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301 - our own bytes


def test_the_root_is_the_nearest_folder_upward(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    (inner / "notes").mkdir(parents=True)
    (tmp_path / "outer" / ".obsidian").mkdir()

    assert find_root(inner / "notes") == tmp_path / "outer"

    (inner / "vault.toml").touch()

    assert find_root(inner / "notes") == inner
    assert find_root(inner) == inner


def test_the_root_is_found_from_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vault.toml").touch()
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path / "notes")

    assert find_root(Path()) == tmp_path


def test_a_folder_that_may_not_be_looked_into_is_no_root(tmp_path: Path) -> None:
    with pytest.raises(NoVaultError):
        find_root(tmp_path / ("x" * 300))


def test_no_vault_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").touch()
    (tmp_path / "vault.toml").mkdir()

    with pytest.raises(NoVaultError) as caught:
        find_root(tmp_path)
    assert str(caught.value) == (
        f'no vault at "{tmp_path}" or above it: run "vault init" where it is to be, '
        f'or name one with "-C DIR"'
    )


def example() -> str:
    """The example in the documentation."""
    [fence] = [fence for fence in fences_in(PAGE) if fence.info == "toml"]
    return fence.body


def test_the_documented_example_is_valid(tmp_path: Path) -> None:
    assert load(tmp_path, example()) != Config()


@pytest.mark.parametrize("table", KEYS)
def test_every_key_is_documented(table: str) -> None:
    values = tomllib.loads(example())
    for name in table.split(".") if table else ():
        values = values[name]
    documented = {key.replace("-", " ") for key in values}

    assert documented == {key.replace("-", " ") for key in KEYS[table]}

"""`vault config`."""

from collections.abc import Iterable, Sequence

import click

from thesisvault.cli.console import Column, print_json
from thesisvault.cli.layout import as_json
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.table import print_rows
from thesisvault.errors import VaultError
from thesisvault.note.words import normal_key
from thesisvault.vault.origins import Setting, Value, find_settings

# Of the long lists of words, where all settings are shown.
_MOST_WORDS = 3


class NoSettingError(VaultError):
    """A setting is asked for that there is not."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(wanted, [*known], 1, 0.4)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        super().__init__(f'there is no setting "{wanted}"{hint}')


def _is_under(key: str, wanted: str) -> bool:
    """Whether a setting is meant: by its key, by a table, or by its last word."""
    key, wanted = normal_key(key), normal_key(wanted)
    return key == wanted or key.startswith(f"{wanted}.") or key.endswith(f".{wanted}")


def _chosen(settings: Sequence[Setting], keys: Sequence[str]) -> list[Setting]:
    for wanted in keys:
        if not any(_is_under(each.key, wanted) for each in settings):
            tables = {each.key.rpartition(".")[0] for each in settings} - {""}
            raise NoSettingError(wanted, [*tables, *(each.key for each in settings)])
    return [
        each
        for each in settings
        if not keys or any(_is_under(each.key, wanted) for wanted in keys)
    ]


def _shown(value: Value, *, is_brief: bool) -> str:
    if value is None:
        return "the default set"
    if isinstance(value, str):
        return value
    if is_brief and len(value) > _MOST_WORDS:
        named = ", ".join(value[:_MOST_WORDS])
        return f"{named} and {len(value) - _MOST_WORDS} more"
    return ", ".join(value) or "–"


def _origin(setting: Setting) -> str:
    if setting.file is None:
        return setting.origin
    return f"{setting.file}:{setting.line}" if setting.line else setting.file


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@formats("text", "json")
@click.pass_obj
def config(session: Session, *, keys: tuple[str, ...], output: str) -> None:
    """Show each setting, or those at KEY, with where its value is from.

    That is the default, a line of "vault.toml", or a file of Obsidian's. A setting
    that is put together from several places has a line for each.
    """
    settings = _chosen(find_settings(session.root), keys)
    if output == "json":
        print_json(as_json(settings))
        return
    columns = (
        Column("Setting"),
        Column("Value", is_flexible=True),
        Column("From"),
    )
    rows = [
        (each.key, _shown(each.value, is_brief=not keys), _origin(each))
        for each in settings
    ]
    print_rows(columns, rows)

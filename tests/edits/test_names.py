"""Names that a note or folder may have, and those that no system or link can take."""

import pytest

from thesisvault.edits.names import BadNameError, check_name, check_path


@pytest.mark.parametrize(
    "name",
    [
        "Acme",
        "BRK.B",
        "GPT-5.4",
        "Société Générale",
        "日本 🟢",
        "v1.2",
        "a" * 240,
        "COM10",
    ],
)
def test_a_name_may_be(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        ("..", "it leads to another folder"),
        (".", "it leads to another folder"),
        ("a/b", "it holds /, which links or files cannot have"),
        ("a\\b", "it holds \\, which links or files cannot have"),
        ("C:", "it holds :, which links or files cannot have"),
        ("a|b", "it holds |, which links or files cannot have"),
        ("[[a", "it holds [, which links or files cannot have"),
        ("a#b", "it holds #, which links or files cannot have"),
        ("a^b", "it holds ^, which links or files cannot have"),
        ("a\0b", "it holds U+0000, which nobody sees"),
        ("a\nb", "it holds U+000A, which nobody sees"),
        ("a\x1b[31m", "it holds U+001B, which nobody sees"),
        ("a\u202eb", "it holds U+202E, which nobody sees"),
        ("\udce9", "it holds U+DCE9, which nobody sees"),
        (" a", "it begins with a space, or ends with one or with a dot"),
        ("a ", "it begins with a space, or ends with one or with a dot"),
        ("a.", "it begins with a space, or ends with one or with a dot"),
        (".obsidian", "it begins with a dot, and so would never be read"),
        ("CON", "Windows keeps it for a device"),
        ("nul.md", "Windows keeps it for a device"),
        ("com¹", "Windows keeps it for a device"),
        ("LPT9.tar.gz", "Windows keeps it for a device"),
        ("é" * 121, "it is longer than 240 bytes"),
    ],
)
def test_a_name_may_not_be(name: str, why: str) -> None:
    with pytest.raises(BadNameError) as caught:
        check_name(name)
    told = str(caught.value)
    assert told.endswith(f"cannot be a name: {why}; nothing was written")
    assert told.split("cannot", maxsplit=1)[0].isprintable()


@pytest.mark.parametrize(
    "path", ["../a", "/a", "a//b", "a/../b", "a/CON", "a/b.", "C:/a"]
)
def test_a_path_leads_nowhere_else(path: str) -> None:
    with pytest.raises(BadNameError):
        check_path(path)


def test_a_path_may_be() -> None:
    assert check_path("a b/c.d/é") == "a b/c.d/é"

from pathlib import Path

import pytest

from thesisvault.files import (
    Source,
    UnreadableFileError,
    decode,
    fold,
    read_bytes,
    read_source,
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\rc", "a\r\nb\rc"),
        (b"\xef\xbb\xbfa", "\ufeffa"),
        ("é — 𝛼\u2028".encode(), "é — 𝛼\u2028"),
    ],
)
def test_text_is_read_as_it_is(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "Note.md"
    path.write_bytes(data)

    assert read_source(path) == Source(text, is_utf8=True)
    assert text.encode() == data


def test_text_that_is_not_utf8_is_read_as_far_as_it_can_be() -> None:
    assert decode(b"Soci\xe9t\xe9\n- [x] done") == Source(
        "Soci\ufffdt\ufffd\n- [x] done", is_utf8=False
    )


def test_a_file_that_is_not_there_has_no_bytes(tmp_path: Path) -> None:
    assert read_bytes(tmp_path / "Note.md") is None


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "Note.md"

    with pytest.raises(UnreadableFileError) as caught:
        read_source(path)
    assert str(caught.value) == f'"{path}" cannot be read: there is no such file'


def test_why_a_file_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path)
    assert str(caught.value) == f'"{tmp_path}" cannot be read: is a directory'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NVIDIA.md", "nvidia.MD"),
        ("Soci\u00e9t\u00e9", "SOCIE\u0301TE\u0301"),
        ("Gross\u00a0margin", "Gross margin"),
        ("12\u202f%", "12 %"),
        ("ΜΕΤΑ", "μετα"),
    ],
)
def test_names_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Masse", "Maße"), ("e", "é"), ("Gross-margin", "Gross margin"), ("½", "1⁄2")],
)
def test_names_are_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)

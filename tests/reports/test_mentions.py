import pytest

from tests.reports.conftest import OpenNotes
from thesisvault.reports.mentions import Mentions, find_subject
from thesisvault.vault.lookup import NoNoteError, SeveralNotesError

NOTES = {
    "companies/Acme.md": "---\naliases: [ACM, Works]\n---\n",
    "companies/Acme Power.md": "---\naliases: Works\n---\n",
    "companies/V.md": "Of [[Acme Two]], [[wrong/Bolt]] and [[Not yet.md]].",
    "companies/Bolt.md": "![[Picture]] [[#Here]]",
}


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("Acme", "companies/Acme.md"),
        ("acme", "companies/Acme.md"),
        ("companies/Acme.md", "companies/Acme.md"),
        ("[[Acme]]", "companies/Acme.md"),
        ("Acme P", "companies/Acme Power.md"),
        ("ACM", "companies/Acme.md"),
        ("acm", "companies/Acme.md"),
    ],
)
def test_a_note_is_found(open_notes: OpenNotes, wanted: str, path: str) -> None:
    assert find_subject(open_notes(NOTES), wanted).path == path


@pytest.mark.parametrize("wanted", ["Acme Two", "acme two", "Two", "Not yet"])
def test_a_name_that_no_note_has_is_found(open_notes: OpenNotes, wanted: str) -> None:
    subject = find_subject(open_notes(NOTES), wanted)

    assert subject.path is None
    assert subject.name in ("Acme Two", "Not yet")


@pytest.mark.parametrize("wanted", ["Picture", "wrong/Bolt", "Here", "Nobody", ""])
def test_what_nothing_links_as_a_note_is_not_found(
    open_notes: OpenNotes, wanted: str
) -> None:
    with pytest.raises(NoNoteError):
        find_subject(open_notes(NOTES), wanted)


def test_an_alias_of_two_notes_names_both(open_notes: OpenNotes) -> None:
    with pytest.raises(NoNoteError, match=r"alias of .*Acme Power.md.*, .*Acme.md"):
        find_subject(open_notes(NOTES), "Works")


def test_a_part_of_two_names_names_both(open_notes: OpenNotes) -> None:
    with pytest.raises(SeveralNotesError, match="Acme Power"):
        find_subject(open_notes(NOTES), "cme")


def test_a_single_letter_is_only_mentioned_by_links(open_notes: OpenNotes) -> None:
    index = open_notes(NOTES | {"A.md": "[[V]]"})
    mentions = Mentions(index, find_subject(index, "V"))
    ((note,),) = index.select("select id from notes where path = 'A.md'")

    assert mentions.find(note, "V rises") is None
    assert mentions.find(note, "[[V]] rises") == "link"

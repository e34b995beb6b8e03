import pytest

from thesisvault.vault.lookup import Entry, NoNoteError, SeveralNotesError, find_note

PATHS = (
    "AI Capex Arms Race.md",
    "theses/Capex Revenue Gap.md",
    "concepts/Capex loops.md",
    "companies/BRK.B.md",
    "companies/Acme.md",
    "archive/Acme.md",
    "archive/Acme Corp.md",
    "Société.md",
    "a/b/Deep.md",
    "notes/v1.md.md",
)
HIDDEN = ("templates/Thesis.md", "templates/Capex.md")


def find(wanted: str, *more: str) -> str:
    entries = [Entry(path) for path in (*PATHS, *more)]
    return find_note(
        wanted, [*entries, *(Entry(path, is_hidden=True) for path in HIDDEN)]
    )


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        # A path, however it is spelt.
        ("theses/Capex Revenue Gap.md", "theses/Capex Revenue Gap.md"),
        ("theses/capex revenue gap", "theses/Capex Revenue Gap.md"),
        ("./theses//Capex Revenue Gap.md", "theses/Capex Revenue Gap.md"),
        ("theses\\Capex Revenue Gap.md", "theses/Capex Revenue Gap.md"),
        # A name.
        ("capex revenue gap", "theses/Capex Revenue Gap.md"),
        ("  BRK.B ", "companies/BRK.B.md"),
        ("BRK.B.md", "companies/BRK.B.md"),
        ("v1.md", "notes/v1.md.md"),
        ("SOCIE\u0301TE\u0301", "Société.md"),
        # The end of a path.
        ("b/deep", "a/b/Deep.md"),
        ("archive/acme", "archive/Acme.md"),
        # A part of a name, or of a path.
        ("arms", "AI Capex Arms Race.md"),
        ("ses/cap", "theses/Capex Revenue Gap.md"),
        # A link.
        ("[[Capex loops|the loops]]", "concepts/Capex loops.md"),
        ("[[BRK.B#Sales]]", "companies/BRK.B.md"),
        # A name that is another's part.
        ("Acme Corp", "archive/Acme Corp.md"),
        # Hidden ones, where nothing else fits as well.
        ("thesis", "templates/Thesis.md"),
        ("Capex", "templates/Capex.md"),
    ],
)
def test_a_note_is_found(wanted: str, path: str) -> None:
    assert find(wanted) == path


def test_a_hidden_note_stands_back_behind_another_of_its_name() -> None:
    assert find("Thesis", "Thesis.md") == "Thesis.md"
    assert find("Capex", "more/Capex.md") == "more/Capex.md"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            "acme",
            (
                '"acme" names 2 notes: "archive/Acme.md", "companies/Acme.md"; '
                "give the path"
            ),
        ),
        (
            "CAPE",
            (
                '"CAPE" fits 3 notes: "AI Capex Arms Race.md", '
                '"concepts/Capex loops.md", "theses/Capex Revenue Gap.md"; '
                "give more of the name, or a path"
            ),
        ),
        (
            "companies/",
            (
                '"companies/" fits 2 notes: "companies/Acme.md", "companies/BRK.B.md"; '
                "give more of the name, or a path"
            ),
        ),
    ],
)
def test_several_notes_are_listed(wanted: str, message: str) -> None:
    with pytest.raises(SeveralNotesError) as caught:
        find(wanted)
    assert str(caught.value) == message


def test_ten_of_very_many_are_listed() -> None:
    with pytest.raises(SeveralNotesError) as caught:
        find("daily", *(f"daily {number:02}.md" for number in range(25)))
    assert str(caught.value).startswith('"daily" fits 25 notes: "daily 00.md"')
    assert '"daily 09.md" and 15 more;' in str(caught.value)
    assert "daily 10" not in str(caught.value)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("Acme Co.", 'no note is named "Acme Co."; the nearest: "Acme Corp", "Acme"'),
        ("Akme", 'no note is named "Akme"; the nearest: "Acme"'),
        ("", 'no note is named ""; "vault list" shows those there are'),
        ("/", 'no note is named "/"; "vault list" shows those there are'),
        ("zzz", 'no note is named "zzz"; "vault list" shows those there are'),
        ("Thesiss", 'no note is named "Thesiss"; "vault list" shows those there are'),
    ],
)
def test_no_note_is_told_with_the_nearest_names(wanted: str, message: str) -> None:
    with pytest.raises(NoNoteError) as caught:
        find(wanted)
    assert str(caught.value) == message


def test_who_has_the_name_for_an_alias_is_told() -> None:
    with pytest.raises(NoNoteError) as caught:
        find_note("GOOGL", [Entry("Alphabet.md")], ["Alphabet.md"])
    assert str(caught.value) == (
        'no note is named "GOOGL"; it is an alias of "Alphabet.md"'
    )

"""After any changes, the index that was kept up is as one made anew."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.index.truth import kept_facts, true_facts

# Few and short, so that they meet: one name in several folders, in two cases, with
# an accent composed and decomposed.
FOLDERS = st.sampled_from(["", "a/", "A/", "a/b/", "theses/", "templates/"])
NAMES = st.sampled_from(["n", "N", "m", "n.md", "\u00e9", "e\u0301", "Long n"])
NOTES = st.builds("{}{}.md".format, FOLDERS, NAMES)
FILES = st.builds("{}{}".format, FOLDERS, st.sampled_from(["n.pdf", "n", "N.PNG"]))
TEXTS = st.sampled_from(
    [
        b"",
        b"See [[n]], [[a/n|there]], ![[n.pdf]], [[m#^x]] and [[#here]].\n",
        b"[n](n.md) [m](../m.md) [[./n]] [[/a/n]] [[\xc3\xa9]] [[nobody]] #tag ^x\n",
        b"---\ntype: thesis\ntags: [thesis]\nup: '[[N]]'\n---\n# T\n\n- [ ] task\n",
        b"# Long n\r\n\r\n**Status:** idea\r\n\r\n## Validators\r\n\r\n- [x] m\r\n",
        b"#thesis\n\n## Log\n\n| Date | What |\n|--|--|\n| 2026-01-02 | [[n]] rose |\n",
        b"\xff\xfe is no UTF-8 [[n]]\n",
        b"%% vault-ignore %%\nkey:: value\n**Cadence**: monthly\n",
    ]
)
SETTINGS = st.sampled_from(
    [
        None,
        b"# nothing\n",
        b'ignore = ["a/"]\n',
        b'templates = "A"\n[kinds.company]\nfolders = ["a"]\n',
    ]
)


def same_size(data: bytes) -> bytes:
    """Other bytes, and as many."""
    return data[::-1] if data != data[::-1] else bytes(len(data))


class Vaults(RuleBasedStateMachine):
    """A vault to which things happen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.vault = self.folder / "vault"
        self.vault.mkdir()
        self.outside = self.folder / "outside"
        self.outside.mkdir()
        (self.outside / "n.md").write_bytes(b"[[m]]\n")
        self.check()

    def teardown(self) -> None:
        self.check()
        shutil.rmtree(self.folder)

    def check(self) -> None:
        cache = self.folder / "cache"
        assert kept_facts(self.vault, cache) == true_facts(self.vault)

    def files(self, ending: str = "") -> list[Path]:
        return sorted(
            path
            for path in self.vault.rglob(f"*{ending}")
            if path.is_file() and not path.is_symlink()
        )

    def pick(self, data: st.DataObject, ending: str = ".md") -> Path | None:
        files = self.files(ending)
        return data.draw(st.sampled_from(files)) if files else None

    def place(self, path: str) -> Path | None:
        """Where a file may be put, the folders being there."""
        place = self.vault / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            return None
        return None if place.is_dir() else place

    @rule(path=NOTES | FILES, text=TEXTS)
    def write(self, path: str, text: bytes) -> None:
        if place := self.place(path):
            place.write_bytes(text)

    @rule(data=st.data(), text=TEXTS)
    def append(self, data: st.DataObject, text: bytes) -> None:
        if path := self.pick(data):
            path.write_bytes(path.read_bytes() + text)

    @rule(data=st.data())
    def write_as_much(self, data: st.DataObject) -> None:
        if path := self.pick(data):
            path.write_bytes(same_size(path.read_bytes()))

    @rule(data=st.data())
    def write_as_much_and_put_the_time_back(self, data: st.DataObject) -> None:
        if path := self.pick(data):
            found = path.stat()
            path.write_bytes(same_size(path.read_bytes()))
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))

    @rule(data=st.data(), text=TEXTS)
    def replace(self, data: st.DataObject, text: bytes) -> None:
        if path := self.pick(data):
            other = self.folder / "other"
            other.write_bytes(text)
            shutil.copystat(path, other)
            other.replace(path)

    @rule(data=st.data(), days=st.integers(-400, 400))
    def touch(self, data: st.DataObject, days: int) -> None:
        if path := self.pick(data, ""):
            time = path.stat().st_mtime + days * 86_400
            os.utime(path, (time, time))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if path := self.pick(data, ""):
            path.unlink()

    @rule(data=st.data(), name=NOTES | FILES)
    def rename(self, data: st.DataObject, name: str) -> None:
        path, place = self.pick(data, ""), self.place(name)
        if path and place:
            path.replace(place)

    @rule(data=st.data())
    def change_case(self, data: st.DataObject) -> None:
        if path := self.pick(data, ""):
            path.replace(path.with_name(path.name.swapcase()))

    @rule(data=st.data())
    def swap(self, data: st.DataObject) -> None:
        one, other = self.pick(data), self.pick(data)
        if one and other and one != other:
            between = self.folder / "between"
            one.replace(between)
            other.replace(one)
            between.replace(other)

    @rule(name=st.sampled_from(["a", "A", "c"]), to=st.sampled_from(["A", "c", "a/d"]))
    def move_folder(self, name: str, to: str) -> None:
        folder, place = self.vault / name, self.vault / to
        if folder.is_dir() and not place.exists() and folder not in place.parents:
            place.parent.mkdir(exist_ok=True)
            folder.rename(place)

    @rule(text=SETTINGS)
    def configure(self, text: bytes | None) -> None:
        (self.vault / "vault.toml").unlink(missing_ok=True)
        if text is not None:
            (self.vault / "vault.toml").write_bytes(text)

    @precondition(lambda _: sys.platform != "win32")
    @rule(name=NOTES, to=st.sampled_from(["m.md", "../outside/n.md", "gone.md"]))
    def link_note(self, name: str, to: str) -> None:
        place = self.place(name)
        if place and not place.exists() and not place.is_symlink():
            place.symlink_to(self.vault / to)

    @precondition(lambda _: sys.platform != "win32")
    @rule(name=st.sampled_from(["c", "a/c"]), to=st.sampled_from([".", "../outside"]))
    def link_folder(self, name: str, to: str) -> None:
        place = self.place(name)
        if place and not place.exists() and not place.is_symlink():
            place.symlink_to(self.vault / to, target_is_directory=True)

    @rule(text=TEXTS)
    def write_outside(self, text: bytes) -> None:
        (self.outside / "n.md").write_bytes(text)

    @rule()
    def look(self) -> None:
        self.check()


Vaults.TestCase.settings = settings(max_examples=40, stateful_step_count=25)
test_an_index_kept_up_is_as_one_made_anew = Vaults.TestCase

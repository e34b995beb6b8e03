"""Words without their marks: keys that compare, text that reads plainly."""

from functools import lru_cache
from re import Match

from thesisvault.pattern import pattern

# A pattern is found fastest where each alternative begins with a character of its own.
# A target is taken as a whole, and gives back a backslash before its pipe.
_WIKILINK = pattern(
    r"(?:!\[|\[)\[([^\[\]|]+)(?<![^\[]\\(?=\|))(?:\\?\|([^\[\]]*))?\]\]"
)
_MARKDOWN_LINK = pattern(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_OUTER = r"(?<![\w*].)(?=\S)|(?<=\S.)(?![\w*])"
_MARKS = pattern(rf"\*(?:\*|{_OUTER})|_(?:_|{_OUTER})|~~|==|`")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_NO_WORD = pattern(r"[\W_]+")
# What stands for a value in a template: `[YYYY-MM-DD]`, `[0-100%]`, `{{date}}`,
# `<% tp %>`; a date is a value, and so is the number of a reference.
_FIGURES = r"\d{4}-\d\d(?:-\d\d)?|\d{1,3}(?:, ?\d{1,3})*"
_PLACEHOLDER = pattern(
    rf"\[(?!(?:[ xX]|{_FIGURES})\])[^\[\]|]*\](?![\[(])|\{{\{{.*\}}\}}|<%.*%>"
)


# Vaults have few keys, and each of them many times.
@lru_cache(maxsize=1024)
def normal_key(key: str) -> str:
    """A field's key as it compares: `Last_reviewed` is `last reviewed`."""
    words = " ".join(key.casefold().replace("_", " ").replace("-", " ").split())
    # `📅 Created` is `created`.
    return words if words.isascii() else without_signs(words) or words


def without_signs(text: str) -> str:
    """A text without emoji and the like around it; a keyboard's own signs stay."""
    start, end = 0, len(text)
    while start < end and _is_sign(text[start]):
        start += 1
    while start < end and _is_sign(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_sign(character: str) -> bool:
    return not (character.isalnum() or "!" <= character <= "~")


def plain(text: str) -> str:
    """Text as it reads: links by their label, no emphasis, no escapes."""
    if "[" in text:
        text = _WIKILINK.sub(_shown, text)
        if "](" in text:
            text = _MARKDOWN_LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text or "~" in text or "=" in text:
        text = _MARKS.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return text.strip()


def _shown(link: Match[str]) -> str:
    return link[2] or link[1].strip()


def words_of(text: str) -> str:
    """The words of a heading or header, in lower case, single-spaced."""
    words = text.casefold()
    # Most are bare words already.
    if not words.replace(" ", "").isalnum():
        words = _NO_WORD.sub(" ", plain(text).casefold())
    return " ".join(words.split())


def without_block_id(text: str) -> str:
    """A text without the block id at its end."""
    if "^" not in text:
        return text
    words, mark, name = text.rpartition(" ^")
    is_name = mark and name.isascii() and name.replace("-", "").isalnum()
    return words.rstrip() if is_name else text


def in_one_line(text: str) -> str:
    """A text without its line ends, and the quote marks behind each."""
    if "\n" not in text and "\r" not in text:
        return text
    *above, last = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, *below = (*[line.rstrip(" \t") for line in above], last)
    return " ".join([first, *[line.lstrip(" \t>") for line in below]])


def is_placeholder(text: str) -> bool:
    """Whether a value is a template's blank, and so no value."""
    # Most values begin with a letter or a digit, and so are words.
    if text[:1].isalnum():
        return False
    bare = text.strip(" *_")
    # A link is a value.
    if bare[:1] not in ("[", "{", "<") or bare[:2] == "[[":
        return False
    return _PLACEHOLDER.fullmatch(bare) is not None

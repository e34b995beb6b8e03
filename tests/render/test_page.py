"""Documents as pages: the same blocks as HTML and as Markdown."""

from thesisvault.render.document import (
    Document,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Line,
    Moment,
    Picture,
    Prose,
    Timeline,
)
from thesisvault.render.html import write_html
from thesisvault.render.markdown import write_markdown

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) | \n# no heading"
LATER = Moment("2027", "C", is_ahead=True)
PAGE = Document(
    "Long <Acme>",
    "As of 2026-06-30",
    (
        Facts((("Status", "Active — *so far*"),)),
        Heading("The thesis"),
        Prose("## Below\n\nIt [[grows]].\n\n```sh\n# a comment\n```"),
        Heading("Claims", 2),
        Items((Item("It grows", is_done=True, below=("→ it did",)), Item("No box"))),
        Timeline((Moment("2026-06", "A | B", ("→ fine",)), LATER)),
        Grid(("Name", "Value"), (("Inputs",), ("[[A|B]]", "5")), right=(1,)),
        Line("Plain"),
        Picture("<svg></svg>"),
    ),
)  # fmt: skip


def test_a_page_parts_no_day_of_a_table() -> None:
    row = ("**ahead**: 2026-07-01 on", "[d](https://a/2026-07-01)")
    page = write_html(Document("", "", (Grid(("When", "Where"), (row,)),)))
    assert '</strong>: <span class="day">2026-07-01</span> on</td>' in page
    assert '<a href="https://a/2026-07-01">d</a></td>' in page


def test_a_page_as_markdown() -> None:
    assert (
        write_markdown(PAGE)
        == """\
# Long <Acme>

*As of 2026-06-30*

- **Status**: Active — *so far*

## The thesis

### Below

It [[grows]].

```sh
# a comment
```

### Claims

- [x] It grows
  - → it did
- No box

- **2026-06** A | B
  - → fine
- **2027** (ahead) C

| Name | Value |
|---|--:|
| **Inputs** |  |
| [[A\\|B]] | 5 |

Plain
"""
    )


def test_a_page_as_html() -> None:
    page = write_html(PAGE)

    assert page.startswith("<!doctype html>")
    assert "<title>Long &lt;Acme&gt;</title>" in page
    assert "<dt>Status</dt><dd>Active — <em>so far</em></dd>" in page
    assert '<input type="checkbox" disabled checked> <div>It grows' in page
    assert '<li class="ahead"><time>2027</time>' in page
    assert '<th colspan="2" scope="colgroup">Inputs</th>' in page
    assert '<td class="right">5</td>' in page
    assert "<figure><svg></svg></figure>" in page


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    page = write_html(PAGE)

    assert "default-src &#x27;none&#x27;" in page
    for word in ("<script", "<link", "<img", "@import", "url(", "http:", "https:"):
        assert word not in page


def test_links_lead_where_they_are_told() -> None:
    page = write_html(PAGE, lambda target: f"{target}.html")

    assert '<a class="link" href="grows.html">grows</a>' in page
    assert '<span class="link" title="grows">grows</span>' in write_html(PAGE)


def test_what_a_note_says_stays_text() -> None:
    blocks = (
        Facts(((HOSTILE, HOSTILE),)),
        Heading(HOSTILE),
        Prose(HOSTILE),
        Items((Item(HOSTILE, below=(HOSTILE,)),)),
        Timeline((Moment(HOSTILE, HOSTILE, (HOSTILE,)),)),
        Grid((HOSTILE,), ((HOSTILE,),)),
        Line(HOSTILE),
    )
    page = write_html(Document(HOSTILE, HOSTILE, blocks))
    note = write_markdown(Document(HOSTILE, HOSTILE, blocks))

    assert "<script" not in page
    assert 'href="javascript' not in page
    # Only what is prose may go on in a line of its own.
    assert (note.count("\n# no"), note.count("\n## no")) == (0, 1)

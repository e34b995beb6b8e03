"""How the compiled build makes spans: by a name that needs no looking up."""

from typing import Final

from thesisvault.text import Span

# The name of a class from a module that is not compiled is asked of a dictionary each
# time, and a note has a hundred spans.
make_span: Final = Span

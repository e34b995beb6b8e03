"""Whether there are models at all: asked before anything is loaded for them."""

from thesisvault.index.store import Index


def has_models(index: Index) -> bool:
    """Whether any note of a vault is a model."""
    query = "select exists (select 1 from notes where kind = 'model')"
    return bool(index.select(query)[0][0])

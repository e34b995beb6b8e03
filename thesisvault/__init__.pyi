from thesisvault.api import Vault as Vault
from thesisvault.api import open_vault as open_vault
from thesisvault.errors import VaultError as VaultError
from thesisvault.findings import Finding as Finding
from thesisvault.note.dates import Window as Window
from thesisvault.note.model import Link as Link
from thesisvault.note.model import Note as Note
from thesisvault.note.parse import parse_note as parse_note
from thesisvault.text import Span as Span
from thesisvault.thesis.model import Claim as Claim
from thesisvault.thesis.model import Evidence as Evidence
from thesisvault.thesis.model import Position as Position
from thesisvault.thesis.model import Stage as Stage
from thesisvault.thesis.model import Thesis as Thesis
from thesisvault.thesis.read import read_thesis as read_thesis
from thesisvault.vault.reading import Reading as Reading
from thesisvault.vault.resolve import Resolution as Resolution

__version__: str

"""Let obsidiantools read a vault."""

import sys
from pathlib import Path

from obsidiantools.api import Vault

Vault(Path(sys.argv[1])).connect()

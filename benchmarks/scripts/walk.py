"""Ask for the size of each file below a folder: what nobody can do without."""

import os
import sys

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - no detours

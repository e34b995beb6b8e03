"""The command line: the one place that prints, and reads clock and environment."""

import atexit
import gc
import sys

# A command makes a hundred thousand objects and ends; looking through them for
# circles every seven hundred would be a tenth of what it does.
gc.set_threshold(100_000, 50, 50)
# Nor is there need to look through them all once more, when the process ends.
atexit.register(gc.freeze)


def run() -> None:
    """Run the command, and end the process."""
    try:
        # Imported here, so that who stops it at once sees no traceback.
        from thesisvault.cli.main import main
    except KeyboardInterrupt:
        sys.stderr.write("vault: stopped\n")
        sys.exit(130)
    main()

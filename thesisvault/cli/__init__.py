"""The command line: the one place that prints, and reads clock and environment."""

import atexit
import gc
import os
import sys
from contextlib import suppress

# A command makes a hundred thousand objects and ends; looking through them for
# circles every seven hundred would be a tenth of what it does.
gc.set_threshold(100_000, 50, 50)


def run() -> None:
    """Run the command, and end the process."""
    try:
        # Imported here, so that who stops it at once sees no traceback.
        from thesisvault.cli.main import main
    except KeyboardInterrupt:
        sys.stderr.write("vault: stopped\n")
        sys.exit(130)
    try:
        main()
    except SystemExit as end:
        _end(end.code)
        raise


def _end(code: object) -> None:
    """End the process at once, if nothing else is at work in it.

    To take apart, object by object, what it has made is a twentieth of a command.
    """
    threads = sys.modules.get("threading")
    if isinstance(code, int) and (threads is None or threads.active_count() == 1):
        atexit._run_exitfuncs()  # noqa: SLF001 - as Python does next
        with suppress(OSError):
            # What has been printed is out; those functions may have added to it.
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)

"""Where `vault` starts, also as `python -m thesisvault`."""

import sys


def run() -> None:
    """Run the command, and end the process."""
    try:
        # Imported here, so that who stops it at once sees no traceback.
        from thesisvault.cli.main import main
    except KeyboardInterrupt:
        sys.stderr.write("vault: stopped\n")
        sys.exit(130)
    main()


if __name__ == "__main__":
    run()

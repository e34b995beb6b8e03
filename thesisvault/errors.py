"""What stops a command: one sentence, and no traceback."""


class VaultError(Exception):
    """An obstacle that the user can act on, told in one lower-case sentence."""

"""The command line: the one place that prints, and reads clock and environment."""

import gc

# A command makes a hundred thousand objects and ends; looking through them for
# circles every seven hundred would be a tenth of what it does.
gc.set_threshold(100_000, 50, 50)

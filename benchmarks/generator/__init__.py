"""The parts of the generator, from the truth about a note up to whole notes."""

"""Models: tables of figures and formulas in notes, computed and checked."""

"""The vault as a graph: who is tied to whom, by what, on which side, since when."""

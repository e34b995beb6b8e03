"""The explorer: the graph as one page that needs no network and no other file."""

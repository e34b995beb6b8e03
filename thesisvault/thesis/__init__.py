"""What a note says as a thesis."""

"""How exact and how fast the numeric derivatives are, next to their peers."""

"""Grade a class: submissions and names in, marks and their reasons out."""

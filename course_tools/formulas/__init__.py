"""Read the formulas of the book from their LaTeX, and check that each one is true."""

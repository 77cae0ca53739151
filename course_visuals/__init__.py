"""Pictures that move: their modules joined for the site and for live notebooks."""

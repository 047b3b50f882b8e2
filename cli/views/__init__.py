"""How results look: the terminal, files, pages."""

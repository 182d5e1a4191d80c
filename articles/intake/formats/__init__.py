"""How each kind of file gives its text: one format a file. None of them knows Django."""

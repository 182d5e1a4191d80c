"""The review of the machine's reading: which article next, what it shows, and what an editor says of it."""

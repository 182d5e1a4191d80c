"""Tests with real processes: a database of their own, workers that are killed, a web server, a browser."""

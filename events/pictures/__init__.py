"""Pictures of what happened, drawn by the server as SVG."""

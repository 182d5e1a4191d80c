"""British days, and hours as every other page of the desk has them."""

DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"

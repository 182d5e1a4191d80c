"""Events on the desk, what people decided about them and about names, and what readers found wrong."""

from . import decisions, events, notices  # noqa: F401  registering them is their purpose

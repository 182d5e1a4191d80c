"""Events on the desk, and what people decided about them and about names."""

from . import decisions, events  # noqa: F401  registering them is their purpose

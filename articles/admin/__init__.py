"""The editors' desk."""

from . import articles, jobs, knowledge, sources  # noqa: F401  registering them is their purpose

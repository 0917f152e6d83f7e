"""The course's library: plain values in, plain values out; it knows nothing of MkDocs."""

VERSION = "1.0.0"
"""The version of the course and its machine, which a release raises."""

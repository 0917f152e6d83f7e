"""The course's library: plain values in, plain values out; it knows nothing of MkDocs."""

"""A reader for each kind of source: a PDF, what pandoc reads, and plain text. Each gives lines that know where they stood."""

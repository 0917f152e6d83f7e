"""From a briefing to drafts, and a course held against its source. It stands on `text` alone.

In: the text of a briefing. Out: drafts, and what is missing or invented.
Its door: `coverage`, `drafts`, `outline`.
"""

"""Files to take away: handouts, slides and Word files.

In: the built site. Out: PDF, PowerPoint and Word files, and zips of them.
Its door: `downloads`, `facts`.
"""

"""Files to take away: handouts, slides and Word files, and modules in one file.

In: the built site. Out: PDF, PowerPoint and Word files, pages of HTML, and zips of them.
Its door: `downloads`, `facts`, `one_file`.
"""

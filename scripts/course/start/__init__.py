"""Starting a course, or a part of one: a folder that builds at once and says what is still to write.

In: templates, and a briefing where there is one. Out: files that authors go on with.
Its door: `new`.
"""

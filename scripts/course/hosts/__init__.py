"""What a host sets for its own copy: names, numbers and links in their places, and what its own file for the build may hold.

In: the list of fields, and a host's file. Out: values, problems, Markdown, a style sheet.
Every module of it may be used from above.
"""

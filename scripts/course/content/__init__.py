"""Each kind of content that an author writes, a file a kind: how it is read, checked and drawn as Markdown.

In: pages and data files. Out: values, problems, Markdown.
Every module of it may be used from above.
"""

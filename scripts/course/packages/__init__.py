"""Zips to hand out, for servers, folders, learning systems and question systems.

In: the built site and the bank. Out: files in dist/.
Its door: `all`.
"""

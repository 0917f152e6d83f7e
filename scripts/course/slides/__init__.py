"""Slides of a page, cut from its finished article, and the decks that Present loads.

In: built pages. Out: slides, and scripts of decks.
Its door: `blocks`, `cut`, `decks`, `fit`.
"""

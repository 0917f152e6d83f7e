"""The figures: data, checks against the points, pictures.

In: docs/reference/figures.yml. Out: problems, SVG, bitmaps, HTML.
Its door: `check`, `data`, `images`, `markup`.
"""

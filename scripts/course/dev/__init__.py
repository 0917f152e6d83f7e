"""For those who change the course: links, weights, browsers, releases.

In: the built site. Out: reports.
Its door: `answers`, `evidence`, `links`, `release`, `weights`.
"""

"""A build, and what is done to a built site: bundles, minified files, search, manifest.

In: the course's folder. Out: a whole site, or the last one and the reasons.
Its door: `build`, `catalogue`, `events`.
"""

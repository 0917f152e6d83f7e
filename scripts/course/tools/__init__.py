"""Programs beside Python, archives with the same bytes, and signs of life. The set-up uses it before anything is installed, so it imports the standard library alone.

In: names of programs, files. Out: where they are, archives.
Every module of it may be used from above.
"""

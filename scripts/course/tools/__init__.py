"""Programs beside Python, and signs of life. The set-up uses it before anything is installed, so it imports the standard library alone.

In: names of programs. Out: where they are.
Every module of it may be used from above.
"""

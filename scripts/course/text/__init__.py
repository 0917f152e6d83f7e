"""What a text is: pages and the Markdown they are written in, references, numbers, sentences, colours, files. It knows no course.

In: text and files. Out: values with their lines, and problems.
Every module of it may be used from above.
"""

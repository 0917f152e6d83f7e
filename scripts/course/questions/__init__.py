"""The question bank: read once, checked, placed in pages.

In: files of quizzes/. Out: banks, problems, Markdown of questions with their final HTML.
Its door: `bank`, `check`, `cues`, `placement`, `resume_codes`, `topics`.
"""

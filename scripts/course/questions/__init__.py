"""The question bank: read once, checked, placed in pages.

In: files of quizzes/. Out: banks, problems, Markdown and HTML of questions.
Its door: `bank`, `check`, `cues`, `page_markup`, `placement`, `resume_codes`, `topics`.
"""

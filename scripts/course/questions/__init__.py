"""The question bank: read once, checked, placed in pages. A type of question is a file in `types`.

In: files of quizzes/. Out: banks, problems, Markdown of questions with their final HTML.
Its door: `bank`, `check`, `cues`, `figures`, `placement`, `question`, `resume_codes`, `topics`, `types`.
"""

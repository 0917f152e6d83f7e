"""What the build draws into and around a page, and the policy that every page holds to.

In: the course and a page. Out: Markdown, facts for the templates, violations.
Its door: `calendar`, `facts`, `generated`, `policy`.
"""

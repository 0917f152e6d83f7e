from course.pages.policy import POLICY, violations

BROKEN = {
    "an inline script": ("<script>go()</script>", "<SCRIPT defer >go()</SCRIPT>", '<script data-what=" src=x" >go()</script>'),
    "an inline style sheet": ("<style>p{}</style>",),
    "a style attribute on <p>": ('<p style="color:red">', "<p class='x'style = color:red>"),
    "a handler onclick on <p>": ('<p onclick="go()">', "<p\nonclick =go()>"),
    "a javascript: address on <a>": (
        '<a href=" JavaScript:go()">', '<a href="&#106;avascript&colon;go()">',
        '<li class="md-nav__item"> <a href="javascript:go()" class="md-nav__link"> <span class="md-ellipsis"> Go </span> </a> </li>',
    ),
    "<img> loads https://example.org/x.png": ('<img src="https://example.org/x.png">', "<img alt='a > b' src = https://example.org/x.png>"),
    "<img> loads //example.org/x.png": ('<img src="/&#x2f;example.org/x.png">',),
    "<link> loads https://example.org/x.css": (
        '<link rel="stylesheet" href="https://example.org/x.css">', "<link rel=stylesheet href=https://example.org/x.css>",
    ),
    "<script> loads //example.org/x.js": ('<script src="//example.org/x.js"></script>',),
}  # fmt: skip


def test_what_the_policy_blocks_is_told_with_its_line_however_it_is_written() -> None:
    for what, html in ((what, html) for what, every in BROKEN.items() for html in every):
        found = violations(f"<p>one</p>\n{html}\n", "x.html")
        assert [str(p) for p in found] == [f"x.html:2: {what} breaks the policy; move it to a file of the site"], html


SOUND = [
    '<link rel="canonical" href="https://example.org/x.html">',
    '<script src="x.js"></script>',
    '<script type="application/json">{}</script>',
    '<a href="https://example.org/">out</a>',
    '<img src="data:image/png;base64,">',
    '<link rel="stylesheet" href="../x.css">',
    "<p>style= and onclick</p>",
    "<p>Tom&#39;s JavaScript</p>",
]


def test_what_the_policy_allows_passes() -> None:
    assert [html for html in SOUND if violations(html, "x.html")] == []


def test_the_policy_lets_in_nothing_but_the_site_itself() -> None:
    policy = dict(part.split(" ", 1) for part in POLICY.split("; "))
    without_fallback = ("default-src", "base-uri", "form-action")
    assert {name: policy.get(name) for name in without_fallback} == dict.fromkeys(without_fallback, "'none'")
    assert policy.pop("img-src") == "'self' data:"
    assert set(policy.values()) <= {"'none'", "'self'"}

"""What a hostile or a broken source may put into a field."""

from __future__ import annotations

RAN = "window.ran=1"
"""What a script would do if it ran; the page is asked whether it did."""

MARKUP = {
    "script": f"<script>{RAN}</script>",
    "closed-script": f"</script><script>{RAN}</script>",
    "image": f'"><img src=x onerror={RAN}>',
    "attribute": f"' onmouseover='{RAN}' x='",
    "svg": f"<svg/onload={RAN}>",
    "comment": "<!--",
    "section": "]]><![CDATA[",
    "template": "{{7*7}}${7*7}<%=7*7%>",
    "entities": f"&lt;script&gt;{RAN}&lt;/script&gt;&#60;b&#62;&nbsp;&unknown;&#0;&#x110000;",
    "style": "<style>*{display:none}</style>",
    "frame": "<iframe src='file:///etc/passwd'></iframe>",
    "base": "<base href='http://127.0.0.1:9/'>",
}
LETTERS = {
    "override": "\u202egnitset\u202c",
    "isolate": "\u2067\u2066unclosed",
    "zero-width": "B\u200ba\u200ck\u200du\ufeff",
    "combining": "e" + "\u0301" * 2000,
    "null": "a\x00b",
    "controls": "\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31m\x7f\x85\x9b",
    "noncharacter": "\ufffe\uffff\U0010ffff",
    "surrogate": "half \ud800 of one",
    "family": "👩\u200d👩\u200d👧\u200d👦" * 50,
    "separators": "a\u2028b\u2029c",
    "fullwidth": "\uff1d1\uff0b1",
    "long": "word " * 5000,
    "long-word": "x" * 20_000,
}
CELLS = {
    "formula": "=1+1",
    "call": "@SUM(A1:A9)",
    "command": "+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "tab": "\t=1+1",
    "quotes": '""",""\n"',
    "statement": "'; DROP TABLE events; --",
}
NAMES = {
    "above": "../../../outside.html",
    "absolute": "/etc/passwd",
    "drive": "C:\\Windows\\system.ini",
    "device": "CON",
    "dots": "..",
    "tilde": "a~2",
    "number": "a#2",
    "percent": "%2e%2e%2f%00",
    "line-ends": "a\r\nSet-Cookie: b",
}
ADDRESSES = (
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}",
    f"java\tscript:{RAN}",
    f"vbscript:{RAN}",
    f"data:text/html,<script>{RAN}</script>",
    "file:///etc/passwd",
    "blob:null/1",
    "mailto:a@b.example",
    "ftp://b.example/a",
    "//b.example/a",
    "https://b.example/a?q=<b>&r='",
    "http://user:secret@b.example:99999/",
    "https://[::1",
)
PAYLOADS = MARKUP | LETTERS | CELLS | NAMES
DAYS = (
    *("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2021-02-30", "2021-13-01"),
    *("31/12/9999", "1e400", "-1", "0", "253402300800", "99999999999999999999", "NaN", "inf", "2021-W54"),
    *(
        "2021-05-14T25:00:00Z",
        "2021-05-14T00:00:00+99:99",
        "".join(map(chr, range(0x661, 0x669))),
        "null",
        "true",
        "{}",
        "14 Foo 2021",
    ),
)

"""What hostile outsiders could write where they are quoted: over 200 pieces, from a table and made by rule."""

import tomllib
from itertools import chain
from pathlib import Path

__all__ = ["PAYLOADS", "PWNED"]

PWNED = "window.pwned=1"
ASK = "https://x.example/ask"

_WRITTEN = tomllib.loads((Path(__file__).parent / "payloads.toml").read_text(encoding="utf-8"))
_TAGS = (
    *("img src=x", "svg", "body", "iframe", "video src=x", "audio src=x", "input autofocus", "details open", "marquee"),
    *("form", "object data=x", "embed src=x", "a href=x", "select autofocus", "style", "link rel=stylesheet href=x"),
)
_HANDLERS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onstart", "onanimationstart", "onpageshow")
_ELEMENTS = (
    f"<{tag} {handler}={PWNED}>"
    for number, tag in enumerate(_TAGS)
    for handler in {*_HANDLERS[number % 4 :: 4], "onload"}
)
_ENDS = (
    *('"', "'", "`", "\\'", '\\"', "-->", "--!>", "]]>", "&quot;", "&#39;", "\u2019", "*/", "\x00", "\u2028"),
    *("</title>", "</textarea>", "</script>", "</style>", "</bdi>", "</svg>", "</select>", "</option>", "</datalist>"),
    *("</noscript>", "</template>", "</table>", "</details>", "</form>"),
)
_BREAKING_OUT = (f"{end}><img src=x onerror={PWNED}>" for end in _ENDS)
_IN_ATTRIBUTES = (
    f"{quote} {given}{quote}"
    for quote in ('"', "'", "")
    for given in (
        f"autofocus onfocus={PWNED} x=",
        f"style=background:url({ASK}) x=",
        f"onmouseover={PWNED} y=",
        "hidden z=",
    )
)
_GIANT = (
    *("w" * 10_000, "W" * 3000, "/" * 2000, "0" * 2000, "ա" * 2000, "漢" * 2000, "=" * 500, "&" * 500, "\t" * 300),
    *("\u00a0" * 300, "a" + "\u0300\u0301\u0489" * 400, "<b" * 300, "<" * 1000, "\ufdfa" * 30, "\U0001242b" * 40),
)

PAYLOADS = tuple(dict.fromkeys(chain(*_WRITTEN.values(), sorted(_ELEMENTS), _BREAKING_OUT, _IN_ATTRIBUTES, _GIANT)))

"""MarkupSafe: the C half of escaping, which reads and fills strings in memory."""

import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import markupsafe
from markupsafe import Markup, _speedups, escape


class Html:
    def __html__(self):
        return "<em>html</em>"


print(markupsafe._escape_inner is _speedups._escape_inner)
for text in ("", "plain", "<&>\"'", "é<é", "€&€", "\U0001f600'\U0001f600", "a" * 1000 + "<" * 1000):
    result = escape(text)
    print(type(result).__name__, len(result), ascii(result[:60]))
print(escape(5), escape(None), escape(Html()), escape(Markup("<b>")))
print(Markup("<b>%s</b> %(x)s" % "y" if False else "<b>%s</b>") % "<x>", Markup("{0}<br>").format("<y>"))
print(Markup("&lt;a&gt;").unescape(), Markup("<b>text</b>").striptags(), Markup(", ").join(["<", Markup("<i>")]))

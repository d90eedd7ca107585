"""Moves as IIS reads them: rules of the URL Rewrite module, which Microsoft offers beside IIS.

https://learn.microsoft.com/en-us/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from forearmed.desk.forwarding.move import Move

_HEAD = """\
<!-- Put this into docs/root/web.config, below system.webServer. IIS needs the module URL Rewrite for it. -->
<rewrite>
  <rules>
"""
_TAIL = "  </rules>\n</rewrite>\n"


def lines(moves: Sequence[Move]) -> str:
    """Return the element ``rewrite`` of a web.config. Its paths are below the folder of that file."""
    rules = (line for number, move in enumerate(moves, 1) for line in _rule(move, number))
    return _HEAD + "".join(f"    {line}\n" for line in rules) + _TAIL


def _rule(move: Move, number: int) -> Iterator[str]:
    yield f'<rule name="moved-{number}" stopProcessing="true">'
    yield f"  <match url={quoteattr(f'^{move.below}$')} />"
    yield "  <conditions>"
    if move.host:
        yield f'    <add input="{{HTTP_HOST}}" pattern={quoteattr(f"^{move.host_pattern}(:[0-9]+)?$")} />'
    if move.query:
        yield f'    <add input="{{QUERY_STRING}}" pattern={quoteattr(f"^{move.query_pattern}")} />'
    yield "  </conditions>"
    target = quoteattr(move.to)
    yield f'  <action type="Redirect" url={target} redirectType="Permanent" appendQueryString="false" />'
    yield "</rule>"

"""The picture in the browser's tab of a site that brings none: the first letter of its name, in its color."""

from html import escape

from forearmed.foundation.colors import Shades

ADDRESS = "assets/images/favicon.svg"
"""The address of the picture, at which the theme has our own mark."""
OURS = "Forearmed"
"""The name of a site that shows our mark."""
_PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <style>
    rect {{ fill: {light} }}
    text {{ fill: #fff; font: 700 42px system-ui, sans-serif; text-anchor: middle }}
    @media (prefers-color-scheme: dark) {{ rect {{ fill: {dark} }} text {{ fill: #06211f }} }}
  </style>
  <rect width="64" height="64" rx="12"/>
  <text x="32" y="47">{letter}</text>
</svg>
"""


def favicon(name: str, accent: Shades) -> bytes | None:
    """Return the picture of the site with this *name*, as SVG; None where it shows our mark as that is."""
    letter = next((sign for sign in name if sign.isalnum()), "")
    if name == OURS or not letter:
        return None
    return _PICTURE.format(light=accent.light, dark=accent.dark, letter=escape(letter.upper())).encode()

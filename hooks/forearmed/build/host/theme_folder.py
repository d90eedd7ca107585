"""Where our templates, styles and scripts are."""

from pathlib import Path

THEME = Path(__file__).parents[2] / "site" / "theme"
"""Our templates, styles and scripts."""

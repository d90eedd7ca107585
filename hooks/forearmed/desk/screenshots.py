"""Pictures of a page, taken by a Chromium on this machine. The only room that runs a browser."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path

from forearmed.foundation.errors import ForearmedError

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--headless",
    "--no-sandbox",  # Chromium's sandbox fails as root in a container; a mail has no scripts
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing is loaded from another host, whatever the page says
)
_TALLEST = 30_000  # pixels; far above any mail
_PATIENCE = 60  # seconds
# The frames run no scripts. The page around them may measure them: a srcdoc frame has the page's origin.
_FRAME = (
    '<iframe sandbox="allow-same-origin" style="border: 0; width: {width}px; height: 1px" srcdoc="{html}">'
    "</iframe>"
)
_MEASURE = (
    '<!doctype html><meta charset="utf-8"><title></title>{frames}<script>onload = () => {{ document.title = '
    '[...document.querySelectorAll("iframe")].map(frame => '
    'frame.contentDocument.documentElement.scrollHeight).join(" ") }}</script>'
)
_MEASURED = re.compile(r"<title>([\d ]+)</title>", re.ASCII)


@dataclass(frozen=True)
class View:
    """How to look at a page: a window's *width* in pixels, and the reader's color scheme."""

    width: int
    dark: bool = False


@dataclass(frozen=True)
class Browser:
    """A Chromium, by the path of its *program*."""

    program: str

    @classmethod
    def found(cls) -> "Browser | None":
        """Return the first Chromium on the PATH, or None."""
        paths = (shutil.which(name) for name in PROGRAMS)
        return next((cls(path) for path in paths if path), None)

    def pictures(self, html: str, views: Mapping[str, View]) -> dict[str, bytes]:
        """Return a PNG of the whole page *html* in each of *views*, by their names.

        Nothing is fetched from any host. Raises ForearmedError when the browser fails or takes a minute.
        """
        # A child process may still write to the profile after the browser's main process has ended.
        with tempfile.TemporaryDirectory(prefix="forearmed-", ignore_cleanup_errors=True) as name:
            page = Path(name) / "page.html"
            page.write_text(html, encoding="utf-8")
            heights = self._heights(page, {view.width for view in views.values()})

            def take(view: View) -> bytes:
                return self._picture(page, view, height=heights[view.width])

            with ThreadPoolExecutor() as pool:
                return dict(zip(views, pool.map(take, views.values()), strict=True))

    def _heights(self, page: Path, widths: Iterable[int]) -> dict[int, int]:
        """Return the height of *page* in pixels at each of *widths*: a picture is as high as its window."""
        html, ordered = escape(page.read_text(encoding="utf-8")), sorted(widths)
        frames = "".join(_FRAME.format(width=width, html=html) for width in ordered)
        ruler = page.with_name("ruler.html")
        ruler.write_text(_MEASURE.format(frames=frames), encoding="utf-8")
        measured = _MEASURED.search(self._run(ruler, "--dump-dom", profile="ruler"))
        heights = [int(height) for height in measured[1].split()] if measured else []
        if len(heights) != len(ordered):
            raise ForearmedError(f"{self.program} did not say how high the page is; try another one")
        return {width: min(height, _TALLEST) for width, height in zip(ordered, heights, strict=True)}

    def _picture(self, page: Path, view: View, *, height: int) -> bytes:
        name = f"{view.width}-{'dark' if view.dark else 'light'}"
        file = page.with_name(f"{name}.png")
        scheme = 0 if view.dark else 1  # Chromium's own numbers of prefers-color-scheme
        options = (
            f"--blink-settings=preferredColorScheme={scheme}",
            f"--window-size={view.width},{height}",
            f"--screenshot={file}",
        )
        self._run(page, *options, profile=name)
        if not file.exists():
            raise ForearmedError(f"{self.program} took no picture; try another one")
        return file.read_bytes()

    def _run(self, page: Path, *options: str, profile: str) -> str:
        """Return what the browser prints. A new *profile* keeps it from joining a browser that is open."""
        profiled = f"--user-data-dir={page.with_name(f'profile-{profile}')}"
        command = [self.program, *_QUIET, profiled, *options, page.as_uri()]
        try:
            ran = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603  # found above
        except OSError as error:
            raise ForearmedError(f"{self.program} does not start: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise ForearmedError(f"{self.program} took more than {_PATIENCE} seconds") from error
        except subprocess.CalledProcessError as error:
            raise ForearmedError(f"{self.program} failed with exit code {error.returncode}") from error
        return ran.stdout.decode("utf-8", "replace")

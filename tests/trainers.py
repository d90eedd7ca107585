"""What a trainer does who knows Word and a browser: write in the form, with a picture, and read the mail."""

import re
import shutil
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import yaml
from clipboards import PASTE, WORD
from clones import git
from photos import scene, written
from playwright.sync_api import Download, Page


def write(page: Page, folder: Path) -> str:
    """Write a tip with a picture as a trainer does, save both files in *folder*, and return the tip's day."""
    page.evaluate(PASTE, WORD)
    page.locator("#write-summary").fill("A name comes before all else.")
    page.locator("[name=tags]").first.check()
    photo = written(scene(800, 600), "JPEG")
    page.locator("#write-picture").set_input_files(
        {"name": "IMG_0001.JPG", "mimeType": "image/jpeg", "buffer": photo}
    )
    page.locator("#write-picture-words").fill("A red counter")
    page.get_by_role("button", name="Put it into the text").click()
    with page.expect_download() as saved:
        page.locator("[data-send]").click()
    _keep(saved.value, folder)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save a-red-counter.jpg").click()
    _keep(saved.value, folder)
    return page.locator("#write-date").input_value()


def _keep(download: Download, folder: Path) -> None:
    """Save what was downloaded under the name that the form gave it."""
    download.save_as(folder / download.suggested_filename)


def mail_of(octets: bytes) -> EmailMessage:
    """Return the mail that *octets* are."""
    return message_from_bytes(octets, policy=default)


def body_of(mail: EmailMessage, kind: str) -> str:
    """Return the text of *mail*, ``plain`` or ``html``."""
    part = mail.get_body((kind,))
    assert part, f"the mail has no part that is {kind}"
    return str(part.get_content())


def pictures_of(mail: bytes) -> list[str]:
    """Return the words of each picture that *mail* shows and has in itself."""
    read = mail_of(mail)
    inside = {
        part["Content-ID"].strip("<>") for part in read.walk() if part.get_content_maintype() == "image"
    }
    html = body_of(read, "html")
    shown = [
        tag for tag in re.findall(r"<img[^>]*>", html) if any(f'src="cid:{name}"' in tag for name in inside)
    ]
    return [re.findall(r'alt="([^"]*)"', tag)[0] for tag in shown]


def allow_pictures(author: Path) -> None:
    """Let the mail to the list have its pictures."""
    settings = author / "mkdocs.yml"
    told = yaml.safe_load(settings.read_text("utf-8"))
    told["extra"]["forearmed"]["mail_pictures"] = "everyone"
    settings.write_text(yaml.safe_dump(told, sort_keys=False), "utf-8")
    git(author, "commit", "-qam", "Send pictures")
    git(author, "push", "-q", "origin", "main")


def propose(author: Path, folder: Path, year: int) -> None:
    """Put what lies in *folder* beside each other on a branch, as a pull request."""
    git(author, "checkout", "-q", "-b", "proposal")
    shutil.copytree(folder, author / f"tips/{year}", dirs_exist_ok=True)
    git(author, "add", ".")
    git(author, "commit", "-qm", "Add a tip")
    git(author, "push", "-q", "origin", "HEAD:proposal", "HEAD:refs/pull/1/head")

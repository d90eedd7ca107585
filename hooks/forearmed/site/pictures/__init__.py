"""Pictures as a page and a mail show them: smaller, upright, and without what a camera writes into them.

With the social cards the only rooms that know Pillow. Bytes in, bytes out: reads no file and knows no host.
"""

from forearmed.site.pictures.for_mail import MailPicture, for_mail
from forearmed.site.pictures.for_page import LONGEST, PagePicture, for_page
from forearmed.site.pictures.opening import MANNER, PictureError

__all__ = ["LONGEST", "MANNER", "MailPicture", "PagePicture", "PictureError", "for_mail", "for_page"]

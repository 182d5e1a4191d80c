"""A mail (.eml) and a web page saved as one file (.mhtml), which is written like a mail."""

import io
from collections.abc import Iterator
from datetime import date
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from articles.intake.clean import clean_line, clean_text
from articles.intake.decode import RefusedFile, decode
from articles.intake.facts import PageFacts
from articles.intake.html import read_page
from articles.intake.items import Outcome, Page, item_of
from articles.intake.kinds import suffix
from articles.intake.matter import Matter
from articles.intake.records import plausible

_MOST_PARTS = 500
_LONGEST_HEADER = 5_000  # characters
_READ = ("from", "subject", "date", "mime-version", "snapshot-content-location")
_ATTACHED = "attached without a name"


def read_mail(data: bytes) -> Page:
    """A mail's text, with its subject, sender and day; raises RefusedFile."""
    message = _parse(data)
    body = message.get_body(("html", "plain"))
    if body is None:
        raise RefusedFile("This mail has no text of its own: bring what is attached to it.")
    text, facts = _text_of(body)
    senders = [name for name, _address in getaddresses(map(str, message.get_all("From", []))) if name]
    return Page(
        text,
        facts,
        file=PageFacts(title=_header(message, "Subject"), authors=tuple(senders), published=_day_sent(message)),
        dropped=tuple(f"Attached: {_name_of(part)}" for part in message.iter_attachments()),
    )


def read_mail_with_attachments(matter: Matter) -> Iterator[Outcome]:
    """The mail's own text, then what is attached, each as if it had been brought by itself."""
    data = matter.whole()
    message = _parse(data)
    attached = [part for part in message.iter_attachments() if suffix(_name_of(part)) in matter.readable]
    if message.get_body(("html", "plain")) is not None:
        item = item_of(read_mail(data), matter.name, data)
        if item.body:
            yield item
        elif not attached:
            raise RefusedFile("No running text was found in this mail: copy the article and paste it.")
    elif not attached:
        read_mail(data)
    for part in attached:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from matter.inside(_name_of(part), io.BytesIO(content), len(content))


def read_saved_page(data: bytes) -> Page:
    """The page that a browser saved with its pictures, and its address; raises RefusedFile."""
    message = _parse(data)
    for part in _parts(message):
        if part.get_content_type() == "text/html":
            text, facts = _text_of(part)
            address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
            url = address if address.startswith(("http://", "https://")) else ""
            return Page(
                text,
                facts,
                file=PageFacts(title=_header(message, "Subject"), url=url, published=_day_sent(message)),
            )
    raise RefusedFile("There is no web page in this file: open the page in a browser and save it again.")


def _parse(data: bytes) -> EmailMessage:
    _refuse_endless_headers(data)
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    except (MessageError, ValueError, LookupError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise RefusedFile("This mail is damaged: open it in a mail program and save it again.") from error
    if not message.keys():
        raise RefusedFile("This file is no mail, though its name says so: rename it to what it is.")
    return message


def _refuse_endless_headers(data: bytes) -> None:
    """Look at the headers unread: reading a long one takes time that grows with its square."""
    try:
        for number, part in enumerate(BytesParser(policy=policy.compat32).parsebytes(data).walk()):
            headers = part.raw_items()
            if number > _MOST_PARTS or any(
                len(str(value)) > _LONGEST_HEADER for name, value in headers if _is_read(name)
            ):
                raise RefusedFile("This mail has more parts, or longer headers, than a mail has: bring its text.")
    except RecursionError as error:
        raise RefusedFile("This mail holds mails in mails without end: bring the one that matters.") from error


def _is_read(header: str) -> bool:
    return header.lower() in _READ or header.lower().startswith("content-")


def _parts(message: EmailMessage) -> list[EmailMessage]:
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    return [part for part in parts if isinstance(part, EmailMessage)]


def _text_of(part: MIMEPart) -> tuple[str, PageFacts]:
    """A part's text and, where it is a web page, what that says of itself."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return "", PageFacts()
    text = decode(content, part.get_content_charset()).text
    if part.get_content_type() != "text/html":
        return text, PageFacts()
    page = read_page(text)
    return page.text, page.facts


def _header(message: EmailMessage, name: str) -> str:
    return clean_line(clean_text(str(message.get(name) or "")))


def _day_sent(message: EmailMessage) -> date | None:
    try:
        return plausible(parsedate_to_datetime(str(message.get("Date"))).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _name_of(part: EmailMessage) -> str:
    return clean_line(clean_text(part.get_filename() or _ATTACHED))

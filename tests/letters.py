"""Letters made by hand for tests."""

from email.message import EmailMessage

__all__ = ["PAGE", "SAID", "box", "letter"]

SAID = "The envoy of Arvenia said on Monday that her country would not come to the summit in Orle."
PAGE = f"""<html><head><title>x</title><style>p {{color: red}}</style></head><body><table>
<tr><td><div style="display: none">seen in the mailbox only</div><h1>Arvenia stays away</h1></td></tr>
<tr><td><a href="https://a.example">See it in your browser</a></td></tr>
<tr><td><p>{SAID}</p><a href="https://a.example/1">Read more</a></td></tr>
<tr><td>Belmark has paid its dues for the year, <a href="https://a.example/2">a spokesman</a> told reporters<br>
in the capital.<br><br>Its seat is filled.</td></tr></table></body></html>"""


def letter(plain=None, page=None, *, attached=(), **headers):
    """Return the bytes of a letter. `attached` are names and bytes."""
    made = EmailMessage()
    told = {
        "From": "The Courier <news@courier.example>",
        "Subject": "This week",
        "Date": "Tue, 04 Mar 2031 08:00:00 +0300",
    }
    for name, value in (told | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        if value is not None:
            made[name] = value
    if plain is not None:
        made.set_content(plain, cte="quoted-printable")
    if page is not None:
        (made.add_alternative if plain is not None else made.set_content)(page, subtype="html")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def box(*letters):
    """Return the bytes of a box with these letters."""
    return b"".join(b"From news@courier.example Tue Mar  4 08:00:00 2031\n" + one + b"\n\n" for one in letters)

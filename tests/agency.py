"""News as agencies send it, made by hand for tests."""

__all__ = ["item", "message", "nitf", "page"]

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def nitf(*paragraphs, head="", lines="", lang="en", spaces=NITF):
    """A text in NITF."""
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<nitf {spaces}><head><title>In the head</title>{head}</head><body xml:lang="{lang}">'
        f"<body.head>{lines}</body.head><body.content>{told}</body.content><body.end><tagline>rw/em</tagline></body.end></body></nitf>"
    )


def page(*paragraphs):
    """A text as a page."""
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html {XHTML}><head><title>x</title></head><body>{told}</body></html>"


def item(content="", *, guid="urn:newsml:wire.example:20310304:1", about="", of_item="", status="usable", spaces=G2):
    """An item of NewsML-G2."""
    return f"""<newsItem {spaces} guid="{guid}" version="1" standard="NewsML-G2" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:WIRE"><name>The Wire</name></provider>
<versionCreated>2031-03-04T08:00:00+01:00</versionCreated><pubStatus qcode="stat:{status}"/>{of_item}</itemMeta>
<contentMeta><contentCreated>2031-03-03</contentCreated>{about}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def message(*items):
    """Several items in one file."""
    return f'<?xml version="1.0"?><newsMessage {G2}><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'

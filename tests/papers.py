"""PDFs made by hand for tests: lines of Helvetica at the places that a test says."""

from dataclasses import dataclass

__all__ = ["Line", "column", "paper", "raw_paper", "scan"]

WIDTH, HEIGHT = 595, 842
PITCH = 12


@dataclass(frozen=True)
class Line:
    """A line of text, its place in points from the lower left corner, the size of its letters, how far it is turned."""

    x: float
    y: float
    text: str
    size: float = 10
    turned: int = 0

    def __str__(self):
        text = self.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        cos, sin = {0: (1, 0), 45: (0.7, 0.7), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[self.turned]
        return f"BT /F1 {self.size} Tf {cos} {sin} {-sin} {cos} {self.x} {self.y} Tm ({text}) Tj ET"


def column(text, *, x=60, top=760, size=10, pitch=PITCH):
    """Lines under one another."""
    return [Line(x, top - pitch * place, line, size) for place, line in enumerate(text.strip().split("\n"))]


def paper(*pages, info=None, turned=0, locked=False):
    """Return the bytes of a PDF with these pages, each a list of lines."""
    return _file([("\n".join(map(str, lines)), b"") for lines in pages], info or {}, turned=turned, locked=locked)


def raw_paper(stream, extra=(), *, filtered=b"", pages=b"/Count 1 /Kids [4 0 R]"):
    """Return the bytes of a PDF whose one page draws the stream; what else it holds begins with object 6, named X."""
    inner = b"/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages %s >>" % pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << %s >> >>" % inner,
        b"<< /Length %d %s >> stream\n%s\nendstream" % (len(stream), filtered, stream),
    ]
    return _written([*bodies, *extra], b"/Root 1 0 R")


def scan(pages=1):
    """Return the bytes of a PDF whose pages are pictures."""
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    picture += b"/Length 1 >> stream\n\x80\nendstream"
    return _file([(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q", picture)] * pages, {})


def _file(pages, info, *, turned=0, locked=False):
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "]
    bodies[2] += b"/Encoding /WinAnsiEncoding >>"
    kids = []
    for drawn, picture in pages:
        stream = drawn.encode("cp1252")
        bodies.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        resources = b"/Font << /F1 3 0 R >>"
        if picture:
            bodies.append(picture)
            resources += b" /XObject << /P %d 0 R >>" % len(bodies)
        content = len(bodies) - bool(picture)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R /Resources << %s >> >>"
            % (WIDTH, HEIGHT, turned, content, resources)
        )
        kids.append(len(bodies))
    bodies[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    said = " ".join(f"/{name} ({value})" for name, value in info.items())
    bodies.append(f"<< {said} >>".encode("cp1252"))
    trailer = b"/Root 1 0 R /Info %d 0 R" % len(bodies)
    if locked:
        bodies.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(bodies)
    return _written(bodies, trailer)


def _written(bodies, trailer):
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, len(data))
    return data + table + end

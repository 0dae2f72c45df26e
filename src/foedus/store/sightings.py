"""What a reading saw of a claim, as a row of the log has it: a line for each value, in a fifth of their bytes.

A line is a confidence, a field and a value: `0.86 manner "indirect"`; where the confidence is that of the line before,
it is left out. The lines are packed by zlib (RFC 1950) against lines that are often said and the words around the
claim's anchor, as if those stood before them, so that a quotation takes the few bytes that say where it stands. Sums of
both are kept with them: whoever unpacks them against another text, or unpacks what has been changed, is told so.
"""

import zlib
from collections.abc import Iterable

from foedus.errors import RecordError

__all__ = ["Said", "packed", "unpacked"]

Said = tuple[str, str, float]  # a field, its value as `foedus.record.form` writes it, and the confidence

AROUND = 1000  # letters of the text before the anchor, and after it
# A log is read with these lines and no others: they stay as they are, whatever is said most often by then.
_OFTEN = b"""\
0.9 creditor {"actor":"
0.9 debtor {"actor":"
0.9 matter {"words":"
0.7 stance "rejects"
0.7 stance "blames"
0.7 conduct "skips_meeting"
0.6 answer "none_stated"
0.6 demander {"actor":"
0.6 step "withdrew"
0.6 member {"actor":"
0.6 status "member"
0.7 participant {"actor":"
0.7 status "absent"
0.7 status "attended"
0.9 place {"words":"
0.6 format "talks"
0.6 format "summit"
0.6 participants [{"actor":"
0.7 organisation "EU"
0.8 deadline {"edtf":"
0.8 addressee {"actor":"
0.8 about ["USA"]
1.0 modality "possible"
1.0 modality "planned"
1.0 polarity "negated"
"type":"organ","span":[ "type":"group","span":[ "type":"unknown","span":[ "type":"organisation","span":[
"type":"office","span":[ "party":"CVL","name":null, "party":"USA","name":"United States","type":"state","span":[
0.64 event "CONSULT"
0.64 event "ACCUSE"
0.64 event "SUPPORT"
0.64 event "ASSAULT"
0.64 recipients [{"actor":"
0.64 actors [{"actor":"the President of the","party":"RUS","name":null,"type":"person","span":[1
0.9 speaker {"actor":"the Foreign Minister","party":"","name":"","type":"person","span":[1
 content [{"words":"
 manner "direct"
 manner "indirect"
 act "say"
0.9 by [{"actor":"
0.9 quote {"words":"
 polarity "affirmed"
 modality "actual"
 date {"edtf":"2024-01-01","phrase":{"words":"on Monday","span":[1
 date {"edtf":"2024-01-01","phrase":null,"against":"2024-01-01"}
"""


def packed(said: Iterable[Said], content: str, start: int, end: int) -> bytes:
    """Return what was said of a claim whose anchor stands there in a text of that content, in the order given."""
    packer = zlib.compressobj(level=9, zdict=_beside(content, start, end))
    return packer.compress("\n".join(_lines(said)).encode("utf-8", "surrogatepass")) + packer.flush()


def unpacked(data: bytes, content: str, start: int, end: int) -> list[Said]:
    """Return what `packed` was given; RecordError where that was of another text, or the bytes are not as they were."""
    unpacker = zlib.decompressobj(zdict=_beside(content, start, end))
    try:
        lines = unpacker.decompress(data).decode("utf-8", "surrogatepass")
        if not unpacker.eof:
            raise zlib.error("it is cut short")
    except (zlib.error, UnicodeDecodeError) as error:
        raise RecordError(
            "what was read of a claim is not what was written", "see what is damaged: foedus check"
        ) from error
    found, sure = [], 0.0
    for line in lines.split("\n") if lines else ():
        confidence, field, value = line.split(" ", 2)
        sure = float(confidence) if confidence else sure
        found.append((field, value, sure))
    return found


def _lines(said: Iterable[Said]) -> Iterable[str]:
    before = None
    for field, value, confidence in said:
        yield f"{'' if confidence == before else repr(confidence)} {field} {value}"
        before = confidence


def _beside(content: str, start: int, end: int) -> bytes:
    return _OFTEN + content[max(start - AROUND, 0) : end + AROUND].encode("utf-8", "surrogatepass")

"""Lines that the record keeps at hand, in a third of their bytes.

They are short and alike; so each is deflated (RFC 1951) against a text of what they have in common, as if it stood
before each of them.
"""

import zlib

__all__ = ["packed", "unpacked"]

# What is said most often stands last. A line can be read with this text alone: to change it is to pack all anew.
_COMMON = (
    b'["creditor",["debtor",["matter",["obligation",["conduct","skips_meeting","criticises","withholds_dues",'
    b'["blamed",["responsibility",["stance","blames","rejects","accepts","deflects",["deadline",null,1.0],'
    b'["answer","none_reported","met","refused","partly","said_unanswered",["demander",["demand","rule","paraphrase",'
    b'["step","withdrew","joined","suspended","notified","applied",["member",["standing","member","non_member",'
    b'["participant",["attendance","attended","absent","declined","invited","will_attend","will_not_attend",'
    b'["place",null,1.0],["format","summit","ministerial","bilateral","session","talks","other",["meeting",'
    b'["recipients",[],1.0],["actors",["event","ACCUSE","REJECT","REQUEST","COOPERATE","CONSULT","SUPPORT","AID",'
    b'"PROTEST","COERCE","ASSAULT","MOBILIZE","SANCTION","AGREE","CONCEDE","RETREAT","YIELD",'
    b'"civilians","group","state","organisation","office","organ","unknown","person",'
    b'["organisation",["participants",[],1.0],["status","negated","denied","possible","conditional","planned",'
    b'"confirm","deny","accuse","announce","warn","call","promise","tell","say",'
    b'"https://www.","http://","Reuters","The ","the ","of the ","Minister ","President ","Foreign Ministry",'
    b'},"against":"2025-01-01"},0,{"edtf":"2026-02-20","phrase":{"words":"","span":[1'
    b'["about",[],1.0]],"affirmed","actual",[{"actor":"","party":"","name":null,"type":"person","span":[2'
    b'"statement",["manner","direct","act","say","content",[{"words":"","span":['
    b'["txt-0123456789abcdef","statement",[1,2,"said"],[["speaker",{"actor":"","party":"RUS","name":"","type":"person",'
    b'"span":[0,1]},0.9],["addressee",null,1.0],["content",[{"words":"","span":[0,1]}],0.9],["manner","indirect",0.9],'
    b'["act","say",0.9],["about",[],1.0]],"affirmed","actual",[],null,0,0.9,[["","",null,null,null,"2024-01-01","en"]],'
    b'true,0.9,"txt-",null]'
)
_RAW = -zlib.MAX_WBITS  # neither a head nor a sum: what is kept at hand can be made again


def packed(line: str) -> bytes:
    """Return a line in few bytes."""
    packer = zlib.compressobj(wbits=_RAW, memLevel=9, zdict=_COMMON)
    return packer.compress(line.encode("utf-8", "surrogatepass")) + packer.flush()


def unpacked(data: bytes) -> str:
    """Return the line that `packed` was given."""
    return zlib.decompressobj(wbits=_RAW, zdict=_COMMON).decompress(data).decode("utf-8", "surrogatepass")

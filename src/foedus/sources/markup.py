"""XML that anybody may have written: parsed without entities, without what stands elsewhere, without the network."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from foedus.errors import SourceError

__all__ = ["name_of", "root_name", "root_of"]

_ROOT = re.compile(r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+<([\w:.-]+)", re.S)


def root_of(data: bytes) -> Any:
    """Return the root of an XML document; SourceError for one that is broken, or declares entities of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,  # no depth of more than 256 elements, no text of more than 10 MB
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"broken XML ({error.msg or 'nothing is in it'})"[:200]) from None
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and any(True for _ in inner.iterentities()):
        raise SourceError("XML that declares entities of its own", "save it without them")
    return root


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace; "" for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def root_name(head: bytes) -> str:
    """Return the name of the root of an XML document by its first bytes, without its namespace; "" for none."""
    encoding = "utf-16" if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    match = _ROOT.match(head.decode(encoding, "ignore"))
    return match[1].rpartition(":")[2] if match else ""

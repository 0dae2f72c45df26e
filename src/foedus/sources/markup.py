"""XML that anybody may have written: parsed without entities, without what stands elsewhere, without the network."""

from typing import Any

from foedus.errors import SourceError

__all__ = ["name_of", "root_of"]

ENTITY = b"<!ENTITY"
ENTITIES = "XML that declares entities of its own", "save it without them"


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
        if ENTITY in data:  # such as one that would fill the memory
            raise SourceError(*ENTITIES) from None
        raise SourceError(f"broken XML ({error.msg or 'nothing is in it'})"[:200]) from None
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and any(True for _ in inner.iterentities()):
        raise SourceError(*ENTITIES)
    return root


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace; "" for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

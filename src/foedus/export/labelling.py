"""Label Studio's labelling interface for claims, made from the kinds: which controls there are, and what they hold."""

from xml.sax.saxutils import quoteattr

from foedus.api import slots
from foedus.model import Slot, kinds

__all__ = ["ACCEPT", "KIND", "LINE", "NAME", "PARTY", "REJECT", "TEXT", "VERDICT", "WORDS", "config", "control"]

TEXT, KIND, VERDICT, PARTY, NAME = "text", "kind", "verdict", "party", "name"
WORDS = "words"  # the label of a stretch that is the value of a field
LINE = "text"  # where Label Studio keeps what was typed
ACCEPT, REJECT = "accept", "reject"
MARKED = ("words", "pieces")  # types of field that only a stretch of the text can fill


def control(kind: str, slot: Slot) -> str:
    """Return the name of the control that holds a field of a kind."""
    return f"{kind}-{slot.name}"


def config() -> str:
    """Return the interface as Label Studio's XML."""
    fields = dict.fromkeys(slot.name for kind in kinds() for slot in slots(kind.name))
    lines = [
        "<View>",
        f'  <Labels name="{KIND}" toName="{TEXT}">',
        *(f"    <Label value={quoteattr(name)}/>" for name in (*(kind.name for kind in kinds()), WORDS)),
        "  </Labels>",
        f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
        "  <Relations>",
        *(f"    <Relation value={quoteattr(name)}/>" for name in fields),
        "  </Relations>",
        *_choices(VERDICT, (ACCEPT, REJECT), ",".join(kind.name for kind in kinds()), VERDICT),
        *(line for kind in kinds() for slot in slots(kind.name) for line in _field(kind.name, slot)),
        *(_typed(name, WORDS, name) for name in (PARTY, NAME)),
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _field(kind: str, slot: Slot) -> list[str]:
    if slot.values:
        return _choices(control(kind, slot), slot.values, kind, slot.says)
    return [] if slot.type in MARKED else [_typed(control(kind, slot), kind, slot.says)]


def _choices(name: str, values: tuple[str, ...], label: str, says: str) -> list[str]:
    items = "".join(f"<Choice value={quoteattr(value)}/>" for value in values)
    return [
        f'  <View visibleWhen="region-selected" whenTagName="{KIND}" whenLabelValue="{label}">',
        f'    <Header size="5" value={quoteattr(says)}/>',
        f'    <Choices name="{name}" toName="{TEXT}" perRegion="true" choice="single-radio">{items}</Choices>',
        "  </View>",
    ]


def _typed(name: str, label: str, says: str) -> str:
    return (
        f'  <TextArea name="{name}" toName="{TEXT}" perRegion="true" maxSubmissions="1" editable="true"'
        f' placeholder={quoteattr(says)} visibleWhen="region-selected" whenTagName="{KIND}" whenLabelValue="{label}"/>'
    )

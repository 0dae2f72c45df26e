"""Who is who and when: states, organisations, offices and people, as plain data files and look-ups over them."""

from foedus.knowledge.entity import Entity, Membership, Office, Resolution, Tenure
from foedus.knowledge.knowledge import Knowledge

__all__ = ["Entity", "Knowledge", "Membership", "Office", "Resolution", "Tenure"]

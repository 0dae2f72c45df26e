"""Who is who and when: states, organisations, offices and people, as plain data files and look-ups over them."""

from foedus.knowledge.entity import Entity, FormalStep, Membership, Office, Resolution, Tenure
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.tables import Added

__all__ = ["Added", "Entity", "FormalStep", "Knowledge", "Membership", "Office", "Resolution", "Tenure"]

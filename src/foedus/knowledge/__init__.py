"""Who is who and when: states, organisations, offices and people, as plain data files and look-ups over them."""

from foedus.knowledge.check import GAP, Flaw, check
from foedus.knowledge.entity import Entity, FormalStep, Membership, Office, Resolution, Tenure
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.profile import Profile, profile
from foedus.knowledge.tables import Added, refuse_misdated
from foedus.knowledge.wikidata import Imported, import_wikidata

__all__ = [
    "GAP", "Added", "Entity", "Flaw", "FormalStep", "Imported", "Knowledge", "Membership", "Office", "Profile",
    "Resolution", "Tenure", "check", "import_wikidata", "profile", "refuse_misdated",
]  # fmt: skip

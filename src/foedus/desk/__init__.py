"""The desk: a record as pages in a browser on one's own machine, to see, check and correct it."""

from foedus.desk.addresses import stripped
from foedus.desk.app import desk, share, share_dossier
from foedus.desk.door import hashed
from foedus.desk.settings import Settings
from foedus.desk.sharing import file_name

__all__ = ["Settings", "desk", "file_name", "hashed", "share", "share_dossier", "stripped"]

"""Claims: what a text says, in the codebook's nine kinds, from words that data files list."""

from foedus.readers.claims.reader import ClaimReader

__all__ = ["ClaimReader"]

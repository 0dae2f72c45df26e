"""News as agencies send it: NewsML-G2, and NITF in it or by itself."""

from foedus.sources.newsml.message import is_news, read_news

__all__ = ["is_news", "read_news"]

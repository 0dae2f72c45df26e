"""PDF: from letters on pages to paragraphs in the order in which they are read."""

from foedus.sources.pdf.reading import articles, is_pdf, read_pdf

__all__ = ["articles", "is_pdf", "read_pdf"]

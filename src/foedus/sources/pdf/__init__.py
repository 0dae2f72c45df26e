"""PDF: from letters on pages to paragraphs in the order in which they are read."""

from foedus.sources.pdf.reading import is_pdf, read_pdf

__all__ = ["is_pdf", "read_pdf"]

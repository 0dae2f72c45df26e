"""What answers are written on: text set in and side by side, wrapped to the width, without blanks at line ends."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

__all__ = ["GAP", "Cell", "Paper", "text_of"]

GAP = 2
Cell = str | Text


class Paper:
    """A console that is written on in lines of text, never in boxes."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = console.width
        self.dash = "─" if console.encoding.startswith("utf") else "-"

    def put(self, cell: Cell = "", *, indent: int = 0, style: str = "") -> None:
        """Print a text, each of its lines set in."""
        text = text_of(cell)
        text.style = style or text.style
        self.row([text], [self.width - indent], indent=indent)

    def row(self, cells: Sequence[Cell], widths: Sequence[int], *, indent: int = 0) -> None:
        """Print cells side by side, each wrapped to its width."""
        wrapped = [
            text_of(cell).wrap(self.console, max(1, width), overflow="fold")
            for cell, width in zip(cells, widths, strict=True)
        ]
        for pieces in zip_longest(*wrapped, fillvalue=Text()):
            line = Text(" " * indent)
            for piece, width in zip(pieces, widths, strict=True):
                piece.rstrip()
                line.append_text(piece)
                line.pad_right(max(0, width - piece.cell_len) + GAP)
            line.rstrip()
            self.console.print(line, soft_wrap=True)


def text_of(cell: Cell) -> Text:
    """Return the cell as a text of its own, with nothing in it read as markup."""
    return cell.copy() if isinstance(cell, Text) else Text(cell)

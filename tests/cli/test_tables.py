import pytest
from rich.console import Console
from rich.text import Text

from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw


@pytest.fixture(name="drawn")
def _drawn(capsys):
    def drawn(rows, *most, width=40):
        columns = [Column(f"c{place}", lambda row, place=place: row[place], limit) for place, limit in enumerate(most)]
        draw(Paper(Console(width=width)), rows, columns)
        return capsys.readouterr().out.splitlines()

    return drawn


def test_columns_are_as_wide_as_their_cells_up_to_the_most(drawn):
    assert drawn([("ab", "a long cell")], 5, 6) == ["c0  c1", "──  ──────", "ab  a long", "    cell"]


def test_the_open_column_takes_what_is_left(drawn):
    lines = drawn([("2023-11-22", "words " * 20)], 21, None)
    assert lines[1] == "─" * 10 + "  " + "─" * 28
    assert max(map(len, lines)) <= 40


def test_narrow_windows_take_room_from_columns_whose_words_allow_it(drawn):
    lines = drawn([("2023-11-22", "some words " * 4, "more words " * 9)], 21, 30, None, width=44)
    assert lines[2].startswith("2023-11-22  ")
    assert lines[1] == "─" * 10 + "  " + "─" * 16 + "  " + "─" * 14


@pytest.mark.parametrize("cell", ["[bold]no markup[/]", Text("[red]none"), "[/]"])
def test_nothing_in_a_cell_is_markup(drawn, cell):
    assert str(cell) in drawn([(cell,)], 30)[2]


def test_a_row_stands_apart_where_it_takes_several_lines(drawn):
    assert drawn([("a",), ("b",), ("c d e f",), ("g",)], 5)[2:] == ["a", "b", "", "c d e", "f", "", "g"]


def test_a_word_longer_than_its_column_is_folded(drawn):
    assert drawn([("x" * 50,)], None)[2:] == ["x" * 40, "x" * 10]

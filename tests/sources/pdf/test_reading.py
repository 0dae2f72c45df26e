"""The text of a paper: lines at places in, paragraphs in the order in which they are read out."""

from datetime import date

import pytest

from foedus.sources import Loaded, Skipped, documents
from foedus.sources.pdf.reading import articles
from papers import Line, column, paper, scan

LEFT = """The envoy of Arvenia said on Monday that
the treaty had to be kept as it was writ-
ten, and that nobody could leave the union
before the end of the year of notice that
its members had agreed upon in the spring."""
RIGHT = """The ministers of Belmark answered that no
notice had been given, and that the seat of
their country would stay empty until the
council had met. They did not say who will
pay the dues that have been owed since May."""
TITLE = "A union at odds with itself over what all of its members had agreed upon long ago"
CLOSING = "A last paragraph stands below both columns and reaches over the whole of the page, as it may do."


def flat(text):
    return " ".join(text.replace("writ-\nten", "written").split())


def text_of(*pages, **options):
    (found,) = articles(paper(*pages, **options))
    return found.text


def paragraphs_of(*pages):
    return text_of(*pages).split("\n\n")


def said(*pages, **options):
    (found,) = articles(paper(*pages, **options))
    return found.said


def beside(left, right):
    """Both columns, written line by line over the whole page."""
    return [line for pair in zip(column(left), column(right, x=320), strict=True) for line in pair]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_lines_become_a_paragraph_whichever_way_the_page_is_turned(turned):
    assert text_of(column(LEFT), turned=turned) == flat(LEFT)


@pytest.mark.parametrize(
    ("turned", "place"),
    [
        (90, lambda at: (100 + 12 * at, 60)),
        (180, lambda at: (500, 100 + 12 * at)),
        (270, lambda at: (500 - 12 * at, 700)),
    ],
)
def test_lines_that_stand_sideways_are_read_and_what_lies_across_them_is_not(turned, place):
    lines = [Line(*place(at), words, turned=turned) for at, words in enumerate(LEFT.split("\n"))]
    assert text_of([*lines, Line(300, 300, "DRAFT", 60, turned=45), Line(20, 20, "seen", 8)]) == flat(LEFT)


@pytest.mark.parametrize("drawn", [column(LEFT) + column(RIGHT, x=320), column(RIGHT, x=320) + column(LEFT)])
def test_columns_are_read_one_after_another_in_whatever_order_they_are_drawn(drawn):
    assert paragraphs_of(drawn) == [flat(LEFT), flat(RIGHT)]


def test_columns_between_a_title_and_a_paragraph_over_the_whole_page():
    page = [Line(60, 800, TITLE, 14), *beside(LEFT, RIGHT), Line(60, 600, CLOSING)]
    assert paragraphs_of(page) == [TITLE, flat(LEFT), flat(RIGHT), CLOSING]


def test_three_columns():
    parts = [
        f"{name} said that the council\nwould meet in the city of\nOrle, on the second day of\nthe month of March.\n"
        for name in "ABC"
    ]
    rows = zip(*(column(part, x=60 + 170 * at) for at, part in enumerate(parts)), strict=True)
    assert paragraphs_of([line for row in rows for line in row]) == [flat(part) for part in parts]


def test_cells_of_a_table_are_read_by_rows():
    table = column("Arvenia\nBelmark\nCorvia\nDelland") + column("12\n7\n3\n22", x=320)
    assert paragraphs_of(table) == ["Arvenia 12", "Belmark 7", "Corvia 3", "Delland 22"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            "The ministers called it a govern-\nment of national unity.",
            "The ministers called it a government of national unity.",
        ),
        ("They met the Anglo-\nAmerican envoy.", "They met the Anglo-American envoy."),
        (
            "The vice-president spoke, and the vice-\npresident left.",
            "The vice-president spoke, and the vice-president left.",
        ),
        ("A non-member may not vote, and members who were non-\nmembers may.", None),
        ("The years 2014-\n2018 were quiet.", "The years 2014-2018 were quiet."),
        ("He said it twice—\nand left.", "He said it twice—and left."),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(lines, text):
    assert text_of(column(lines)) == (text or lines.replace("\n", ""))


def test_a_new_line_begins_a_paragraph_where_the_last_one_had_room_for_more():
    first = "The council met in Orle on Monday and agreed\non the text."
    second = "The envoy of Arvenia stayed away and sent no\nletter."
    assert paragraphs_of(column(f"{first}\n{second}")) == [flat(first), flat(second)]


def test_indents_wide_gaps_and_items_begin_paragraphs():
    page = column("The council met in Orle on Monday and there it\nagreed on all that had been written down before")
    page += [
        Line(75, 736, "Its members were told of it on the next day, by a"),
        Line(60, 724, "letter that the chair had signed."),
    ]
    page += column("(a) The first is that dues are paid.\n(b) The second is that seats are filled.", top=690)
    assert paragraphs_of(page) == [
        "The council met in Orle on Monday and there it agreed on all that had been written down before",
        "Its members were told of it on the next day, by a letter that the chair had signed.",
        "(a) The first is that dues are paid.",
        "(b) The second is that seats are filled.",
    ]


def test_heads_feet_and_numbers_of_pages_are_left_out():
    halves = LEFT.split("\n")[:3], LEFT.split("\n")[3:]
    pages = [
        [Line(60, 810, f"The Courier of Orle, No. {number}"), *column("\n".join(half)), Line(290, 30, str(6 + number))]
        for number, half in enumerate(halves, start=1)
    ]
    assert text_of(*pages) == flat(LEFT)


@pytest.mark.parametrize("foot", ["1", "- 1 -", "Page 1 of 1", "1 / 1"])
def test_the_number_of_a_single_page_is_left_out(foot):
    assert text_of([*column(LEFT), Line(290, 30, foot)]) == flat(LEFT)


def test_a_number_at_the_foot_of_a_table_is_no_number_of_a_page():
    assert paragraphs_of([*column(LEFT), Line(60, 600, "Of the members, 17")])[-1] == "Of the members, 17"


def test_a_chapters_name_beside_the_number_of_the_page_is_left_out():
    chapters = {"HISTORY": LEFT, "LAW": RIGHT, "DUES": CLOSING}
    pages = [[Line(60, 810, f"{name} {at}"), *column(text)] for at, (name, text) in enumerate(chapters.items(), 4)]
    assert paragraphs_of(*pages) == [flat(LEFT), flat(RIGHT), CLOSING]


def test_notes_come_after_the_paragraph_that_goes_on_on_the_next_page():
    first, second = LEFT.split("\n")[:3], LEFT.split("\n")[3:]
    note = "1 The treaty of Orle, article 7, as it was amended."
    pages = [[*column("\n".join(first)), Line(60, 80, note, 7)], column("\n".join(second))]
    assert paragraphs_of(*pages) == [flat(LEFT), note]


def test_the_raised_number_of_a_note_is_no_part_of_a_word():
    page = [Line(60, 700, "The treaty was signed"), Line(156, 704, "12", 6), Line(166, 700, "by all of them.")]
    assert text_of(page) == "The treaty was signed by all of them."


@pytest.mark.parametrize(
    ("info", "title", "source", "made"),
    [
        ({"Title": "On dues", "Author": "Council of Orle"}, "On dues", "Council of Orle", None),
        ({"Title": "Microsoft Word - dues_v3.doc", "Author": "jdoe"}, TITLE, None, None),
        ({"Title": "dues.indd", "Author": "Ana Orle (ana@orle.example)"}, TITLE, "Ana Orle", None),
        ({"Title": "", "CreationDate": "D:20310304150503+02'00'"}, TITLE, None, "2031-03-04"),
        ({"CreationDate": "D:20311399"}, TITLE, None, None),
        ({"CreationDate": "D:19700101"}, TITLE, None, None),
    ],
)
def test_properties_are_believed_where_they_are_what_a_person_would_say(info, title, source, made):
    found = said([Line(60, 800, TITLE, 14), *column(LEFT)], info=info)
    assert (found.title, found.source, found.made) == (title, source, made)


def test_letters_of_one_size_have_no_title():
    assert said(column(LEFT)).title is None


@pytest.mark.parametrize(
    ("name", "options", "day"),
    [
        ("a.pdf", {}, date(2031, 3, 4)),
        ("2031-02-02-a.pdf", {}, date(2031, 2, 2)),
        ("2031-02-02-a.pdf", {"published": date(2031, 1, 1)}, date(2031, 1, 1)),
    ],
)
def test_the_day_on_which_it_was_made_comes_last(tmp_path, name, options, day):
    path = tmp_path / name
    path.write_bytes(paper(column(LEFT), info={"CreationDate": "D:20310304"}))
    (found,) = documents([path], **options)
    assert isinstance(found, Loaded)
    assert found.document.published == day


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (scan(), "it is a scan"),
        (paper([]), "it is a scan"),
        (paper([Line(60, 30, "1")]), "it is a scan"),
        (paper(column(LEFT), locked=True), "locked by a password"),
        (paper(column(LEFT))[:300], "a broken PDF"),
        (b"%PDF-1.4", "a broken PDF"),
        (
            paper(column(LEFT)).replace(b"/Type /Pages /Count 1 /Kids [5 0 R]", b"/Type /Pages /Count 1 /Kids [3 0 R]"),
            "a broken PDF",
        ),
        (b"MZ" * 1000, "no PDF, whatever its name says"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(tmp_path, data, reason):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    (found,) = documents([path])
    assert isinstance(found, Skipped)
    assert reason in found.reason


def test_the_same_bytes_give_the_same_text(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(paper([Line(60, 800, TITLE, 14), *beside(LEFT, RIGHT)], column(LEFT)))
    assert list(documents([path])) == list(documents([path]))

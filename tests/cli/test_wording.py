import pytest

from foedus.cli.wording import counted, dated, listed, qualifiers, quoted, short


@pytest.mark.parametrize(
    ("found", "written"),
    [
        (short("clm-3f9c21ab00000000beef"), "3f9c21ab"),
        (short("3f9c21ab00000000beef"), "3f9c21ab"),
        (counted(1, "claim"), "1 claim"),
        (counted(1200, "claim"), "1,200 claims"),
        (counted(2, "piece of conduct", "pieces of conduct"), "2 pieces of conduct"),
        (qualifiers("affirmed", "actual"), ""),
        (qualifiers("denied", "possible"), " (denied, possible)"),
        (qualifiers("affirmed", "planned"), " (planned)"),
        (quoted("two\n  lines"), "“two lines”"),
        (quoted("“quoted already”"), "“quoted already”"),
        (listed(["a", "b"]), "a, b"),
        (listed([]), "–"),
        (dated("2031-21"), "spring 2031"),
        (dated("2031-34"), "second quarter of 2031"),
        (dated("2031-03-21/2031-03-22"), "2031-03-21/2031-03-22"),
    ],
)
def test_wording(found, written):
    assert found == written

import codecs
from contextlib import suppress

import pytest

from foedus.errors import SourceError
from foedus.sources.encoding import decoded

WORDS = "“We will not attend,” the minister said — Türkiye’s answer."


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (WORDS.encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), None),
        (WORDS.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), None),
        (WORDS.encode("utf-16-le"), None),
        (WORDS.encode("utf-16-be"), None),
        (WORDS.encode("utf-32"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "windows-1252"),
        (WORDS.encode("cp1252"), "no-such-encoding"),
    ],
)
def test_decoded(data, declared):
    assert decoded(data, declared=declared) == WORDS


def test_the_declared_encoding_goes_before_a_guess():
    assert decoded("Зашла речь".encode("koi8-r"), declared="koi8-r") == "Зашла речь"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 9, b"some words\0and more", bytes(range(256)) * 4],
)
def test_binary(data):
    with pytest.raises(SourceError, match="binary"):
        decoded(data)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xef\xbb\xbf\xff\xff", b"\x80\x81\x82 caf\xe9", b"\xc3"])
def test_bytes_in_no_good_order_never_crash(data):
    with suppress(SourceError):
        assert isinstance(decoded(data), str)

"""Whatever the bytes, a file is loaded or skipped: nothing in it is fatal."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.sources.contract import Given, Loaded, Skipped
from foedus.sources.documents import documents
from foedus.sources.files import read_file

NOTHING = Given()
PIECES = st.sampled_from(
    [
        b"<p>",
        b"</div>",
        b"<!--",
        b"\xff\xfe",
        b"\0",
        b"{",
        b'"text":',
        b"[",
        b"---\n",
        b"published: 1\n",
        b"\xc3",
        b"Text. ",
    ]
)
BYTES = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=30).map(b"".join))


@pytest.mark.parametrize("ending", ["txt", "md", "html", "json", "jsonl", "txt.gz"])
def test_any_file(tmp_path, ending):
    path = tmp_path / f"a.{ending}"

    @settings(max_examples=60, deadline=None, database=None)
    @given(BYTES)
    def check(data):
        path.write_bytes(data)
        for found in read_file(path, key="a", given=NOTHING):
            assert isinstance(found, Loaded | Skipped)
            assert isinstance(found, Skipped) or found.raw.strip()

    check()


@settings(max_examples=60, deadline=None, database=None)
@given(BYTES)
def test_any_standard_input(data):
    assert all(isinstance(found, Loaded | Skipped) for found in documents(["-"], stdin=io.BytesIO(data)))

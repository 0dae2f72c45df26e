"""What may stand in a file of conditions, and what is said of what may not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry
from foedus.ledgers.watching import Condition, conditions, watch_kinds

PAGE = (Path(__file__).parents[3] / "docs" / "watch.md").read_text(encoding="utf-8")
WHOLE = """
run = ["notify-send", "foedus"]

[[watch]]
name = "Armenia leaves"
what = "standing"
of = "ARM"
in = "CSTO"

[[feed]]
url = "https://news.example.org/feed"

[[watch]]
what = "said"
by = ["Armenia", "RUS"]
words = "withdraw"
post = "https://hooks.example.org/secret"
"""


def test_a_file(conditions_in):
    (one, other), faults = conditions_in(WHOLE)
    assert faults == []
    assert (one.name, one.run, one.post, one.channels) == ("Armenia leaves", ("notify-send", "foedus"), None, ("run",))
    assert (other.name, other.channels) == ("said by ARM or RUS words withdraw", ("run", "post"))


@pytest.mark.parametrize(
    "keys", ['by = ["RUS", "ARM"]\nwords="withdraw"\nname="x"', 'words="withdraw"\nby=["Armenia", "russian"]']
)
def test_the_id_is_of_what_is_meant(condition, conditions_in, keys):
    assert condition(f'what = "said"\n{keys}').id == conditions_in(WHOLE)[0][1].id
    assert condition('what = "said"\nby = "RUS"').id != condition('what = "said"\nto = "RUS"').id


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[watch]]\nof = ARM", "line 2: Invalid value: write it as TOML"),
        ("x = " + "[" * 20_000, "nested too deeply"),
        ("x = 1 #" + "x" * 1_000_001, "it has more than 1,000,000 letters"),
        ("watches = 1", "line 1: 'watches' is no key of the file: is 'watch' meant?"),
        ('watch = "ARM"', "a watch is not a table: begin each with a line [[watch]]"),
        ('watch = ["ARM"]', "[[watch]] 1: 'ARM' is no table of keys"),
        ('run="rm -rf /"', "line 1: run is 'rm -rf /': write the command and each argument by itself"),
    ],
    ids=range(7),
)
def test_what_is_wrong_with_a_file(conditions_in, text, fault):
    found, faults = conditions_in(text)
    assert (found, any(fault in line for line in faults)) == ((), True), faults


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("", "line 1, [[watch]] 1: it does not say what to watch: it may be standing, posture, demand"),
        (
            'name="Arms"\nwhat="standings"',
            "line 3, [[watch]] 1 “Arms”: nothing called 'standings' can be watched: is 'st",
        ),
        ('what=["standing"]', "nothing called ['standing'] can be watched"),
        ('what="demand"\nfrm="RUS"', "line 3, [[watch]] 1: 'frm' is no key of what = 'demand': is 'from' meant?"),
        ('what="demand"\nwho="RUS"', "'who' is no key of what = 'demand': it takes name, what, run, post, from, to"),
        ('what="demand"\nbecomes="answerd"', "line 3, [[watch]] 1: becomes cannot be 'answerd': is 'answered' meant?"),
        ('what="event"\ntype="sanctions"', "type cannot be 'sanctions': it may be AGREE, CONSULT"),
        (
            'what="demand"\nfrom="Rusia"',
            "line 3, [[watch]] 1: from: nobody called 'Rusia' is known: did you mean Russia",
        ),
        ('what="standing"\nin="ARM"', "in: 'ARM' is no organisation"),
        ('what="standing"\nin="Nikol Pashinyan"', "is no organisation"),
        ('what="standing"\nof=1', "of is 1: write whose standing in quotation marks"),
        ('what="standing"\nof=[]', "of is an empty list: leave it out"),
        ('what="said"\nwords="?"', "words is '?': write words of what is said"),
        ('what="said"\nwords="a\\u001b[31m"', "words is 'a\\x1b[31m'"),
        ('what="event"\nbetween="RUS"', "between whom is not said: write two or more"),
        ('what="silence"\ndays=true', "days is True: write a number of days"),
        ('what="silence"\ndays=-1', "days is -1"),
        ('what="silence"\ndays="30"', "days is '30'"),
        ('name=""\nwhat="said"', "'' is no name"),
        ('name=7\nwhat="said"', "7 is no name"),
        ('what="said"\n[[watch]]\nwhat="said"\nname="x"', "line 3, [[watch]] 2 “x”: it is the same as [[watch]] 1"),
        ('what="said"\nrun=[]', "line 3, [[watch]] 1: run is []"),
        ('what="said"\nrun=[""]', "run names no command"),
        ('what="said"\nrun=["a", 1]', "run is ['a', 1]"),
    ],
    ids=range(24),
)
def test_faults_name_the_place_and_what_may_stand_there(conditions_in, keys, fault):
    _, faults = conditions_in(f"[[watch]]\n{keys}")
    assert any(fault in line for line in faults), faults
    assert all(len(line) < 600 and line.isprintable() for line in faults)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://hooks.example.org/a", "post to hooks.example.org would not be sealed: write an address that begins"),
        ("https://ada:secret@example.org/a", "post has a name or a password in it"),
        ("file:///etc/passwd", "post is no address"),
        ("https://", "post is no address"),
        ("https://example.org:port/", "post is no address"),
        ("https://[::1/", "post is no address"),
        ("https://exa mple.org/", "post is no address"),
        (7, "post is no address"),
    ],
)
def test_what_is_no_address(conditions_in, address, fault):
    (line,) = conditions_in(f'[[watch]]\nwhat="said"\npost={address!r}')[1]
    assert line.startswith(f"line 3, [[watch]] 1: {fault}")
    assert "secret" not in line


@pytest.mark.parametrize(
    "address", ["https://hooks.example.org/a?b=c", "http://localhost:8000/", "http://127.0.0.1/a", "http://[::1]:1/"]
)
def test_addresses(condition, address):
    assert condition(f'what = "said"\npost = "{address}"').post == address


def test_every_fault_is_found_at_once_and_the_rest_is_read(conditions_in):
    found, faults = conditions_in('[[watch]]\nwhat="said"\nx=1\ny=2\n[[watch]]\nwhat="demand"\n[[watch]]\nwhat="x"\n')
    assert ([one.what for one in found], len(faults)) == (["demand"], 3)


def test_tables_may_be_written_in_a_line(conditions_in):
    found, faults = conditions_in('watch = [{ what = "said", by = "ARM" }, { what = "saidd" }]')
    assert len(found) == 1
    assert faults == ["[[watch]] 2: nothing called 'saidd' can be watched: is 'said' meant?"]


def test_whom_only_the_record_names_may_be_watched(conditions_in):
    told = entry("standing", "left", member="Ruritania/XRU", organisation="League", status="withdrawn")
    text = '[[watch]]\nwhat = "standing"\nof = "XRU"\nin = "League"'
    (found,), faults = conditions_in(text, [told])
    assert (faults, str(found)) == ([], "standing of XRU in League")
    assert conditions_in(text)[0] == ()


def test_every_kind_and_key_can_be_written(condition):
    sample = {"who": '"ARM"', "organisation": '"CSTO"', "words": '"leave"', "days": "5"}
    for kind in watch_kinds().values():
        keys = {key.name: f'["{key.values[0]}"]' if key.values else sample[key.type] for key in kind.keys}
        keys |= {"between": '["ARM", "RUS"]'} if "between" in keys else {}
        found = condition("\n".join([f'what = "{kind.name}"', *(f"{name} = {value}" for name, value in keys.items())]))
        assert [name for name, _ in found.given] == [key.name for key in kind.keys]


def test_the_page_has_every_kind_and_its_examples_are_well_formed(conditions_in):
    blocks = re.findall(r"^```toml\n(.*?)^```", PAGE, re.M | re.S)
    (read, faults), (_, other_faults) = (conditions_in(block) for block in blocks if "[[feed]]" not in block)
    assert (len(read), faults, other_faults) == (5, [], [])
    for kind in watch_kinds().values():
        assert f"| `{kind.name}` | {kind.says} | {', '.join(f'`{key.name}`' for key in kind.keys)} |" in PAGE


VALUES = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(), st.booleans(), st.dates(), st.floats(allow_nan=False)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from(
    sorted({"name", "what", "run", "post"} | {key.name for kind in watch_kinds().values() for key in kind.keys})
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(NAMES, VALUES | st.sampled_from(sorted(watch_kinds())), max_size=4), max_size=3))
def test_whatever_stands_in_it_is_read_or_said_to_be_wrong(knowledge, tables):
    text = "\n".join(
        "[[watch]]\n" + "\n".join(f"{key} = {_toml(value)}" for key, value in table.items()) for table in tables
    )
    found, faults = conditions(text, knowledge, ())
    assert all(isinstance(one, Condition) for one in found)
    assert len(found) + len({fault.entry for fault in faults}) >= len(tables)


def _toml(value):
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case str():
            return (
                '"' + "".join(f"\\U{ord(letter):08X}" for letter in value if not 0xD800 <= ord(letter) < 0xE000) + '"'
            )
        case float():
            return repr(value) if "e" not in repr(value) and "inf" not in repr(value) else "1.5"
    return str(value)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_said_to_be_wrong(knowledge, text):
    found, faults = conditions(text, knowledge, ())
    assert found == ()
    assert all(str(fault) for fault in faults)

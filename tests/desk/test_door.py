"""A desk with a password: who is let in, who must wait, what is kept of it."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from foedus.api import open_record
from foedus.desk import hashed
from foedus.desk.door import AWAY, Door
from foedus.desk.patience import FORGOTTEN, FREE, FREE_OVERALL, LONGEST, LONGEST_OVERALL, MOST, Patience

PASSWORD = "the horse that nobody rode"
TOKEN = re.compile(r'name="token" value="(\w+)"')


@pytest.fixture(scope="module")
def hash_of_it():
    return hashed(PASSWORD)


@pytest.fixture
def closed(visit, plain, hash_of_it):
    """A browser before the door."""
    return visit(plain, password=hash_of_it)


def sign_in(browser, password=PASSWORD, **form):
    token = TOKEN.search(browser.get("/sign-in").text)[1]
    return browser.post("/sign-in", data={"token": token, "password": password, "person": "Ada", **form})


def test_what_is_kept_is_an_argon2_hash(hash_of_it):
    assert hash_of_it.startswith("$argon2id$")
    assert PASSWORD not in hash_of_it
    assert hashed(PASSWORD) != hash_of_it


@pytest.mark.parametrize("page", ["/", "/demands?by=KAZ", "/share?of=/", "/nothing", "/review"])
def test_nothing_is_shown_before_the_door(closed, page):
    answer = closed.get(page)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?back=%2F")
    assert answer.text == ""


@pytest.mark.parametrize("page", ["/.json", "/demands.csv", "/documents.json"])
def test_a_program_is_told_that_there_is_a_password(closed, page):
    answer = closed.get(page)
    assert answer.status_code == 401
    assert "this desk has a password" in answer.text.casefold()
    assert "record.db" not in answer.text


def test_nothing_can_be_sent_before_the_door(closed, plain):
    token = TOKEN.search(closed.get("/sign-in").text)[1]
    with open_record(plain) as record:
        claim = record.claims()[0].id
    assert closed.post(f"/claim/{claim}/decide", data={"verdict": "reject", "token": token}).status_code == 401
    with open_record(plain) as record:
        assert claim in {held.id for held in record.claims()}


def test_no_file_is_taken_before_the_door(closed):
    def hand_in(page):
        token = TOKEN.search(closed.get(page).text)[1]
        return closed.post("/add", data={"token": token}, files={"files": ("", b"")})

    assert hand_in("/sign-in").status_code == 401
    sign_in(closed)
    assert "nothing was handed in" in hand_in("/add").text.casefold()


def test_who_knows_it_goes_where_they_wanted_and_decides_by_their_name(closed, plain, decide):
    assert closed.get("/static/desk.css").status_code == 200
    answer = sign_in(closed, back="/demands?by=ARM", person="  Ben  <b> ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/demands?by=ARM")
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    with open_record(plain) as record:
        claim = record.claims()[0].id
    assert decide(closed, claim, "accept").status_code == 303
    with open_record(plain) as record:
        assert "Ben <b>" in [row.person for row in record.decisions()]
    assert "Ben &lt;b&gt;" in closed.get("/").text
    assert closed.get("/").headers["cache-control"] == "no-store"


def test_behind_tls_the_cookie_is_for_tls(closed):
    closed.base_url = "https://127.0.0.1:8642"
    assert "secure" in sign_in(closed).headers["set-cookie"].casefold()


def test_who_signs_out_is_out(closed):
    sign_in(closed)
    page = closed.get("/")
    assert page.status_code == 200
    answer = closed.post("/sign-out", data={"token": TOKEN.search(page.text)[1]})
    assert answer.headers["location"] == "/sign-in"
    assert closed.get("/").status_code == 303


@pytest.mark.parametrize("password", ["", "the horse", PASSWORD.upper(), PASSWORD + " ", "\0", "w" * 100_000])
def test_a_wrong_password_is_said(closed, password):
    answer = sign_in(closed, password)
    assert answer.status_code == 401
    assert "That is not the password" in answer.text
    assert closed.get("/").status_code == 303


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_away_from_the_desk(closed, back):
    assert sign_in(closed, back=back).headers["location"] == "/"


def test_a_form_of_another_site_signs_nobody_in(closed):
    token = TOKEN.search(closed.get("/sign-in").text)[1]
    form = {"password": PASSWORD, "person": "Ada"}
    assert closed.post("/sign-in", data=form).status_code == 403
    headers = {"Origin": "http://evil.example"}
    assert closed.post("/sign-in", data=form | {"token": token}, headers=headers).status_code == 403


def test_a_desk_for_reading_only_lets_in_too(visit, plain, hash_of_it):
    browser = visit(plain, password=hash_of_it, read_only=True)
    assert "Your name" not in browser.get("/sign-in").text
    assert sign_in(browser).status_code == 303
    assert browser.get("/").status_code == 200


def test_who_guesses_must_wait(closed):
    for _ in range(FREE + 1):
        assert sign_in(closed, "a guess or two").status_code == 401
    answer = sign_in(closed)
    assert answer.status_code == 429
    assert "try again in" in answer.text
    assert closed.get("/").status_code == 303


def test_without_a_password_there_is_no_door(visit, plain):
    browser = visit(plain)
    assert browser.get("/sign-in").status_code == 404
    assert "Sign out" not in browser.get("/").text


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_the_wait_grows_and_is_forgotten():
    clock = Clock()
    patience = Patience(clock)
    waits = []
    for _ in range(FREE + 14):
        waits.append(wait := patience.ask("192.0.2.7"))
        clock.now += wait
        assert not wait or patience.ask("192.0.2.7") == 0
    grown = [wait for wait in waits if wait]
    assert grown == sorted(grown)
    assert grown[:4] == [1, 2, 4, 8]
    assert max(grown) == LONGEST
    clock.now += FORGOTTEN
    assert [patience.ask("192.0.2.7") for _ in range(FREE)] == [0] * FREE


def test_many_addresses_must_wait_too_but_not_long():
    clock = Clock()
    patience = Patience(clock)
    waits = [patience.ask(f"192.0.2.{number}") for number in range(FREE_OVERALL + 20)]
    assert waits[:FREE_OVERALL] == [0] * FREE_OVERALL
    for number in range(50):
        clock.now += (wait := patience.ask(f"198.51.100.{number}"))
        assert wait <= LONGEST_OVERALL
        patience.ask(f"198.51.100.{number}")
    assert wait == LONGEST_OVERALL


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("no address", "no address", True),
    ],
)
def test_an_address_is_a_household(one, other, same):
    patience = Patience(Clock())
    for _ in range(FREE + 1):
        patience.ask(one)
    assert bool(patience.ask(other)) == same


def test_only_so_many_addresses_are_kept_in_mind():
    clock = Clock()
    patience = Patience(clock)
    for number in range(MOST + 50):
        clock.now += LONGEST_OVERALL
        patience.ask(f"host {number}")
    assert len(patience.by_address) == MOST


def test_many_tries_at_once_gain_nothing(hash_of_it):
    door = Door(hash_of_it)

    def guess(number):
        try:
            return door.enter("Ada", f"guess {number}", "192.0.2.7")
        except Exception as error:
            return error.status

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(guess, range(24)))
    assert found.count(401) == FREE + 1
    assert found.count(429) == 24 - FREE - 1


def test_who_was_away_long_signs_in_again(hash_of_it, monkeypatch):
    door = Door(hash_of_it)
    key = door.enter("Ada", PASSWORD, "192.0.2.7")
    assert door.session(key).person == "Ada"
    door.sessions[key].seen -= AWAY + 1
    assert door.session(key) is None
    assert door.sessions == {}


def test_sessions_do_not_grow_without_end(hash_of_it, monkeypatch):
    monkeypatch.setattr("foedus.desk.door.MOST", 3)
    door = Door(hash_of_it)
    keys = [door.enter(f"{number}", PASSWORD, "192.0.2.7") for number in range(5)]
    assert [bool(door.session(key)) for key in keys] == [False, False, True, True, True]

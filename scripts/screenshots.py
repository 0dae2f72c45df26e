"""Make the pictures of the desk that the README and docs/desk.md show: the sample dossier, read and served here.

    make screenshots

needs Chromium (FOEDUS_CHROMIUM names one that is not on the path) and takes about a minute.
"""

import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from foedus.api import open_record
from foedus.desk import Settings, desk

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 1280
MOST = 1_000_000  # bytes, all of them


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, how high it is shown, and the keys that are pressed on it first."""

    name: str
    address: str
    height: int
    keys: str = ""


PICTURES = (
    Picture("dossier", "/", 1000),
    Picture("organisation", "/organisation/EAEU", 1050),
    Picture("reading", "/document/{document}", 860, keys="j"),
    Picture("review", "/review", 800),
    Picture("contradictions", "/contradictions", 760),
)


def main() -> None:
    """Write the pictures, and say how large they are."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "dossier.db"
        with open_record(file) as record:
            record.read(ROOT / "demo" / "dossier")
            document = next(work.id for work in record.documents() if "steppe-courier" in work.key)
        with served(file) as base:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for picture in PICTURES:
                take(browser, picture, base + picture.address.format(document=document))
            browser.close()
    sizes = {file.name: file.stat().st_size for file in sorted(IMAGES.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size / 1000:6,.0f} kB  {name}")
    if sum(sizes.values()) > MOST:
        sys.exit(f"together they have more than {MOST / 1e6:g} MB: make them lower, or fewer")


def take(browser: Browser, picture: Picture, address: str) -> None:
    """Write one picture: as wide as a desktop, in light colours."""
    size = {"width": WIDTH, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme="light", reduced_motion="reduce", locale="en-GB")
    page.goto(address, wait_until="load")
    for key in picture.keys:
        page.keyboard.press(key)
    page.screenshot(path=IMAGES / f"{picture.name}.png", animations="disabled", caret="hide")
    page.close()


@contextmanager
def served(file: Path) -> Iterator[str]:
    """Serve the record for as long as it is wanted, and give the address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(desk(Settings(file)), log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def chromium() -> str:
    """Return where the browser is."""
    named = os.environ.get("FOEDUS_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or sys.exit("no Chromium is installed: apt-get install chromium, or set FOEDUS_CHROMIUM")


if __name__ == "__main__":
    main()

"""Build the wheel, check what it holds, and install it into a clean environment to read the sample dossier with it.

    python scripts/wheel.py                                      # builds into dist/ and checks the list of its files
    python scripts/wheel.py --install --pythons python3.11 python3.12 python3.13

Installing takes wheels alone, from the package index without a cache, and tells seconds and megabytes.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from zipfile import ZipFile

__all__ = ["amiss", "build"]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "foedus"


def build(folder: Path) -> Path:
    """Return the wheel, built into the folder; a builder that is not installed comes from the package index."""
    own = ["--no-build-isolation"] if find_spec("hatchling") else []
    pip = [sys.executable, "-m", "pip", "wheel", "-qq", "--disable-pip-version-check", "--no-deps", *own]
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as fresh:
        subprocess.run([*pip, "--wheel-dir", fresh, str(ROOT)], check=True)
        (wheel,) = Path(fresh).glob("*.whl")
        return Path(shutil.move(wheel, folder / wheel.name))


def amiss(wheel: Path) -> tuple[set[str], set[str]]:
    """Return which files of the package are not in the wheel, and what is in it that is not of the package."""
    with ZipFile(wheel) as held:
        found = {name for name in held.namelist() if ".dist-info/" not in name}
    own = {f"foedus/{file.relative_to(PACKAGE).as_posix()}" for file in _files()}
    return own - found, found - own


def _files() -> Iterator[Path]:
    return (file for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def tried(wheel: Path, python: str) -> dict[str, object]:
    """Install the wheel into an environment of that Python, read the dossier, and tell what it took."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "venv"
        subprocess.run([python, "-m", "venv", str(place)], check=True)
        own = place / ("Scripts" if sys.platform == "win32" else "bin")
        began = monotonic()
        pip: list[str | Path] = [
            own / "python",
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            "--no-cache-dir",
        ]
        subprocess.run([*pip, "--only-binary", ":all:", str(wheel)], check=True)
        seconds = monotonic() - began
        site = next(path for path in place.rglob("site-packages") if path.is_dir())
        size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
        alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FOEDUS"))}
        record = str(Path(folder) / "dossier.db")
        read: list[str | Path] = [own / "foedus", "read", str(ROOT / "demo" / "dossier"), "--record", record]
        subprocess.run(read, env=alone, check=True, stdout=subprocess.DEVNULL)
        asked: list[str | Path] = [own / "foedus", "standing", "EAEU", "--about", "KAZ", "--json", "--record", record]
        shown = subprocess.run(asked, env=alone, capture_output=True, text=True, check=True).stdout
        return {"python": python, "seconds": round(seconds), "MB": round(size / 1e6), "rows": len(json.loads(shown))}


def main() -> None:
    """Build, check, and try where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true", help="asks the package index")
    parser.add_argument("--pythons", nargs="+", default=[sys.executable])
    given = parser.parse_args()
    wheel = build(ROOT / "dist")
    missing, foreign = amiss(wheel)
    if missing or foreign:
        sys.exit(f"{wheel.name} lacks {sorted(missing)} and should not hold {sorted(foreign)}")
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, every file of the package and nothing else")
    for python in given.pythons if given.install else ():
        print(json.dumps(tried(wheel, python)), flush=True)


if __name__ == "__main__":
    main()

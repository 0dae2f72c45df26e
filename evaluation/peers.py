"""Install the programs that foedus is measured beside, each in an environment of its own. This asks the package index.

    python evaluation/peers.py               # into .venv-bench/NAME
    python evaluation/peers.py dateparser    # these alone

What cannot be installed is told, and left out of the measure.
"""

import argparse
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from shutil import which
from typing import Any

__all__ = ["FOLDER", "install", "peers", "python_of"]

FOLDER = Path(__file__).parents[1] / ".venv-bench"
SECONDS = 900


def peers() -> dict[str, dict[str, Any]]:
    """Return what is said of each program."""
    return tomllib.loads(Path(__file__).with_name("peers.toml").read_text(encoding="utf-8"))


def python_of(name: str) -> Path:
    """Return the Python of the environment of that program."""
    return FOLDER / name / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install(name: str, said: dict[str, Any]) -> str:
    """Install the program, and return "" or why that could not be done."""
    if (program := said.get("program")) and which(program) is None:
        return f"needs {program}, which is not here"
    venv.create(FOLDER / name, with_pip=True)
    command = [python_of(name), "-m", "pip", "install", "--disable-pip-version-check", "-qq", *said["requirements"]]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"was not installed in {SECONDS} s"
    lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    why = (lines or ["pip failed"])[-1] if done.returncode else ""
    (FOLDER / name / "failed.txt").write_text(why, encoding="utf-8")
    return why


def main() -> None:
    """Install those that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of peers.toml; without any, all")
    given = parser.parse_args()
    for name, said in peers().items():
        if not given.names or name in given.names:
            why = install(name, said)
            print(f"{name}: {why or 'installed'}")


if __name__ == "__main__":
    main()

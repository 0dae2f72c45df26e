"""What the site of the docs takes from outside docs/: the README as its front page, and the files that pages link to.

`mkdocs` calls `on_files` and `on_page_markdown`. Links in the pages stay as they are for readers of the repository; on
the site each leads to the same file, which lies there under its path in the repository (docs/ itself at the top).
"""

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.structure.files import File, Files

__all__ = ["on_files", "on_page_markdown"]

ROOT = Path(__file__).resolve().parents[1]
TOP = ("SECURITY.md", "CHANGELOG.md")  # in the menu, beside what pages link to
FRONT = {"README.md": "index.md"}

_LINK = re.compile(r"(\]\()(?![a-z]+:|#)([^)#\s]+)")


def on_files(files: Files, config: Any) -> Files:
    """Add the README, what is in the menu, and every file outside docs/ that a page links to, and its links in turn."""
    waiting = [ROOT / name for name in ("README.md", *TOP)]
    waiting += [Path(file.abs_src_path) for file in files.documentation_pages() if file.abs_src_path]
    seen: set[Path] = set()
    while waiting:
        source = waiting.pop()
        if source in seen or not source.is_file():  # mkdocs itself complains of what is not there
            continue
        seen.add(source)
        place = str(_place(source))
        if files.get_file_from_path(place) is None:
            files.append(File.generated(config, place, abs_src_path=str(source)))
        if source.suffix == ".md":
            waiting += [(source.parent / link).resolve() for _, link in _LINK.findall(source.read_text("utf-8"))]
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Point the links of a page at where their files lie on the site."""
    source = Path(page.file.abs_src_path)
    folder = _place(source).parent
    return _LINK.sub(lambda link: link[1] + _led(source.parent / link[2], folder), markdown)


def _led(target: Path, folder: PurePosixPath) -> str:
    return PurePosixPath(os.path.relpath(_place(target.resolve()), folder)).as_posix()


def _place(source: Path) -> PurePosixPath:
    """Return where a file of the repository lies on the site."""
    path = PurePosixPath(source.relative_to(ROOT).as_posix())
    within = path.relative_to("docs") if path.is_relative_to("docs") else path
    return PurePosixPath(FRONT.get(str(within), within))

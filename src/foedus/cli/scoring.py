"""The commands that measure the readers: write findings as a scorer reads them, and score them against gold."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from foedus.cli import options
from foedus.cli.console import err, out_json
from foedus.cli.help import helped
from foedus.errors import QueryError, SourceError

__all__ = ["add_to"]

EXAMPLES = (
    "foedus evaluate claims gold/claims/dev_claims.jsonl predicted.jsonl",
    "foedus evaluate claims gold/claims/dev_claims.jsonl --errors",
    "foedus evaluate times gold/times/timebank.jsonl --json",
)
SAID_EVERY = 100  # rows
Layer = Annotated[
    str,
    typer.Argument(metavar="LAYER", help="claims, attribution, times, events, actors or facts.", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("annotate", help=helped(annotate, "foedus annotate claims items.jsonl -o predicted.jsonl"))(annotate)
    app.command("evaluate", help=helped(evaluate, *EXAMPLES))(evaluate)


def annotate(
    layer: Layer,
    rows: Annotated[Path, typer.Argument(metavar="INPUT.jsonl", help="JSON lines, which may be gzipped.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to. [default: standard output]")
    ] = None,
) -> None:
    """Write what the readers find, in the form a scorer reads.

    A line goes out for each line of the input. Keys that hold gold are never looked at.
    """
    from foedus import evaluation

    with _written(output) as stream:
        for number, row in enumerate(evaluation.annotate(layer, evaluation.read_rows(rows)), start=1):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            if number % SAID_EVERY == 0 and err().is_terminal:
                err().print(f"{number:,} rows", end="\r")


def evaluate(
    layer: Layer,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The gold: JSON lines, which may be gzipped.")],
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="[PREDICTED]", help="What `annotate` wrote. Without it, the gold's texts are read now."),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="First every claim that is missed, spurious or wrong (layer claims).")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Score what the readers find in one layer against gold."""
    from foedus import evaluation

    if errors and layer != "claims":
        raise QueryError(f"errors in {layer} are not listed", "ask for those in claims, or leave --errors out")
    rows = evaluation.gold_rows(gold)
    found = list(evaluation.predicted_rows(layer, rows, predicted))
    report = evaluation.evaluate(layer, rows, found)
    wrong = list(evaluation.mistakes(rows, found)) if errors else []
    if as_json:
        out_json({**_plain(report), **({"errors": [asdict(one) for one in wrong]} if errors else {})})
        return
    for mistake in wrong:
        typer.echo(mistake)
    typer.echo(report.table())


def _plain(report: Any) -> Mapping[str, Any]:
    return {"layer": report.layer, "rows": [{"name": row.name, **row.figures} for row in report.rows]}


@contextmanager
def _written(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield typer.get_text_stream("stdout")
        return
    try:
        with path.open("w", encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise SourceError(f"{path} cannot be written", str(error.strerror or error)) from error

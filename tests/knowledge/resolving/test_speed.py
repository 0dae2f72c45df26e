import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "evaluation" / "resolving.py"
MOST = 5_000  # microseconds; a quiet machine takes a fifth of that


def test_a_phrase_is_resolved_in_about_a_millisecond() -> None:
    run = subprocess.run([sys.executable, SCRIPT, "--names", "300"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout)
    sys.stdout.write(f"{figures}\n")
    assert max(figures["spans p95"], figures["names p95"]) < MOST, figures

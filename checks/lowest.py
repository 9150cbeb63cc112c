"""Run the tests with the oldest release of every dependency that pyproject.toml allows.

    python checks/lowest.py                          # all tests
    python checks/lowest.py tests/values -n 2 -q     # what pytest is to run, and how

What pyproject.toml names is installed at its lower bound, with the extras that users install; what those need
in turn, and the tools of the tests, at their newest. The environment is made by uv.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = "3.11"
EXTRAS = ("html", "pdf", "excel", "parquet")
_NOT_TOOLS = ("claimcheck-conflicts", "xlsxwriter", "pyarrow")  # extras, at their lower bound


def tools() -> list[str]:
    """What the extra [dev] installs besides the extras under test, and nothing of the documentation."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [tool for tool in project["optional-dependencies"]["dev"] if not tool.startswith(_NOT_TOOLS)]


def main(arguments: list[str]) -> int:
    """Build the environment and run pytest in it; its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        lowest, place = Path(folder) / "lowest.txt", Path(folder) / "env"
        interpreter = place / "bin" / "python"
        extras = [part for extra in EXTRAS for part in ("--extra", extra)]
        uv(
            "pip", "compile", "pyproject.toml", *extras, "--resolution", "lowest-direct",
            "--python-version", PYTHON, "--no-header", "--no-annotate", "--output-file", str(lowest),
        )  # fmt: skip
        uv("venv", "--python", PYTHON, str(place))
        packages = ["--requirement", str(lowest), "--constraint", str(lowest), *tools()]
        uv("pip", "install", "--python", str(interpreter), *packages)
        uv("pip", "install", "--python", str(interpreter), "--no-deps", "--editable", str(ROOT))
        print(lowest.read_text(encoding="utf-8"), flush=True)
        what = arguments or ["-n", "auto", "-q"]
        # What old releases warn of is theirs; the tests with the newest ones still fail on any warning.
        return subprocess.run(
            [str(interpreter), "-m", "pytest", "--override-ini", "filterwarnings=default", *what], cwd=ROOT
        ).returncode


def uv(*arguments: str) -> None:
    """Run uv, silent unless it fails."""
    subprocess.run(["uv", *arguments, "--quiet"], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

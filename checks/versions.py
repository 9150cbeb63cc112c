"""Build throwaway environments of several Pythons and pandas, and compare the golden reports in each.

    python checks/versions.py                   # every environment whose Python is installed
    python checks/versions.py --keep /tmp/envs  # and keep the environments for the next time

A Python that is not installed is named and left out. The environments are made by uv.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWEST = "<4"
# The oldest pandas that is supported and that has a wheel for that Python, and the newest there is.
MATRIX = (
    ("3.11", "==2.2.0"), ("3.11", NEWEST),
    ("3.12", "==2.2.0"), ("3.12", NEWEST),
    ("3.13", "==2.2.3"), ("3.13", NEWEST),
    ("3.14", "==2.3.3"), ("3.14", NEWEST),
)  # fmt: skip


def installed(version: str) -> str:
    """The path of an interpreter of that version that runs, on the path or among pyenv's; else ""."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = (shutil.which(f"python{version}"), *sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True))
    runs = (p for p in found if p and not subprocess.run([p, "-c", ""], capture_output=True).returncode)
    return str(next(runs, ""))


def build(python: str, pandas: str, place: Path) -> Path:
    """Make an environment with the package in it, if it is not there yet; its interpreter."""
    interpreter = place / "bin" / "python"
    if not interpreter.exists():
        subprocess.run(["uv", "venv", "--quiet", "--python", python, str(place)], check=True)
    wanted = ["--editable", str(ROOT), f"pandas{pandas}"]
    subprocess.run(["uv", "pip", "install", "--quiet", "--python", str(interpreter), *wanted], check=True)
    return interpreter


def main() -> int:
    """Build each environment and run `tests/reliability/golden.py` in it; 1 if any differs or fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, help="where the environments stay")
    keep = parser.parse_args().keep
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for version, pandas in MATRIX:
            python = installed(version)
            if not python:
                print(f"Python {version}: not installed, left out", flush=True)
                continue
            place = (keep or Path(temporary)) / f"{version}-pandas{pandas.strip('=<')}"
            try:
                interpreter = build(python, pandas, place)
                golden = ROOT / "tests" / "reliability" / "golden.py"
                failed += subprocess.run([str(interpreter), str(golden)]).returncode != 0
            except subprocess.CalledProcessError as error:
                failed += 1
                print(f"Python {version}, pandas{pandas}: not built ({error})", flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())

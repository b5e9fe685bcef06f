import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def cli():
    """The command line that KOROGARU names, or else one built here if this is a checkout with cargo."""
    if program := os.environ.get("KOROGARU"):
        return lambda *words: subprocess.run([program, *words], check=True, capture_output=True).stdout
    if shutil.which("cargo") is None or not (ROOT / "crates/korogaru-cli").exists():
        pytest.skip("needs the repository and cargo")
    build = ["cargo", "build", "--quiet", "-p", "korogaru-cli", "--message-format=json-render-diagnostics"]
    lines = subprocess.run(build, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    program = [line.split('"executable":"')[1].split('"')[0] for line in lines if '"executable":"' in line][-1]
    return lambda *words: subprocess.run([program, *words], check=True, capture_output=True).stdout

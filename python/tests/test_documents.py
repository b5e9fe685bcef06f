"""The notebook, and the examples of the READMEs and of the docstrings."""

import doctest
import re
from pathlib import Path

import pytest

import korogaru

ROOT = Path(__file__).resolve().parents[2]


def test_notebook(tmp_path):
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    file = ROOT / "docs/momentum.ipynb"
    if not file.exists():
        pytest.skip("needs the repository")
    notebook = nbformat.read(file, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    figures = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/svg+xml" in output.get("data", {})
    ]
    assert len(figures) == 6
    japanese = [cell for cell in notebook.cells if cell.cell_type == "markdown" and re.search("[ぁ-ん]", cell.source)]
    assert len(japanese) >= 8


@pytest.mark.parametrize("file", ["README.md", "README.ja.md", "python/README.md"])
def test_readme(file, tmp_path, monkeypatch):
    path = ROOT / file
    if not path.exists():
        pytest.skip("needs the repository")
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert any("import korogaru" in block or "from korogaru" in block for block in blocks)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(path), "exec"), names)  # noqa: S102


@pytest.mark.parametrize("name", korogaru.__all__)
def test_docstrings(name):
    """Each public object has a docstring, and its examples are right."""
    item = getattr(korogaru, name)
    assert item.__doc__ and item.__doc__.strip()
    for member, value in vars(item).items() if isinstance(item, type) else ():
        if not member.startswith("_") and member not in {
            *("lr", "momentum", "v", "h", "m", "iter", "decay_rate", "beta1", "beta2"),
        }:
            assert value.__doc__, f"{name}.{member}"
    finder, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    runner.run(finder.get_doctest(item.__doc__, {}, name, None, None))
    assert runner.failures == 0

"""The explorer in a notebook. Both kinds of packages are tested: with the page, and without it."""

import html
import re

import pytest

import korogaru


def shown(run, **options):
    """The attributes of the frame, or None if the package was built without the page."""
    try:
        explorer = run.explore(**options)
    except RuntimeError as error:
        # What is missing is told with both ways to get it.
        assert "cargo xtask web" in str(error) and "cargo xtask install" in str(error)
        return None
    frame = explorer._repr_html_()
    assert repr(explorer) == repr(run).replace("Trajectory(", "Explorer(")
    assert frame.startswith("<iframe ") and frame.endswith("></iframe>")
    return {name: html.unescape(value) for name, value in re.findall(r'([a-z]+)="([^"]*)"', frame)}


@pytest.mark.parametrize(
    ("settings", "options", "state"),
    [
        ({}, {}, ""),
        ({"lr": 0.95, "momentum": 0.5}, {}, "lr=0.95&momentum=0.5"),
        ({"start": (-1, 0.5)}, {"language": "ja", "theme": "dark"}, "start=-1,0.5&lang=ja&theme=dark"),
        ({"formula": "x^2 + y^2", "language": "en"}, {"height": 500}, "formula=x%5E2%20%2B%20y%5E2&lang=en"),
    ],
)
def test_the_frame_has_the_page_and_the_run(settings, options, state):
    frame = shown(korogaru.run(**settings), **options)
    if frame is None:
        return
    assert frame["name"] == f"korogaru#{state}"
    assert frame["height"] == str(options.get("height", 720))
    # An origin of its own: the page cannot reach the notebook.
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert frame["srcdoc"].startswith("<!doctype html>") and frame["srcdoc"].rstrip().endswith("</html>")


def test_what_the_page_cannot_run_is_refused():
    own = korogaru.run(lambda x, y: x**2 + y**2, (2, 1), gradient=lambda x, y: (2 * x, 2 * y))
    with pytest.raises(ValueError, match="formula="):
        own.explore()
    with pytest.raises(ValueError, match="10000"):
        korogaru.run(iterations=10_001).explore()
    for options in ({"language": "fr"}, {"theme": "blue"}):
        with pytest.raises(ValueError, match="there is no"):
            korogaru.run().explore(**options)

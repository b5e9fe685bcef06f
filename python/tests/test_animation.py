"""Runs as animations."""

import base64

import pytest

import korogaru


def frames_of(data):
    """A GIF as a decoder sees it: its size, and how long each frame is shown, in milliseconds."""
    Image = pytest.importorskip("PIL.Image")
    from io import BytesIO

    with Image.open(BytesIO(data)) as image:
        durations = []
        for i in range(image.n_frames):
            image.seek(i)
            durations.append(image.info["duration"])
        return image.size, durations


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_animations_are_those_of_the_command_line(cli, tmp_path, language, theme):
    animation = korogaru.run(lr=0.95, momentum=0.5, iterations=6).animate(fps=10, language=language, theme=theme)
    for kind in ("gif", "svg"):
        ours, theirs = tmp_path / f"ours.{kind}", tmp_path / f"theirs.{kind}"
        animation.save(ours)
        words = ("--lr", ".95", "--momentum", ".5", "--iterations", "6", "--theme", theme, "--lang", language)
        cli("figure", *words, "--animate", "--fps", "10", "-o", str(theirs))
        assert ours.read_bytes() == theirs.read_bytes()
    assert animation.gif() == (tmp_path / "ours.gif").read_bytes()
    assert animation.svg().encode() == (tmp_path / "ours.svg").read_bytes()


def test_a_frame_a_step_and_a_pause():
    animation = korogaru.run(iterations=4).animate(fps=20, pause=0.5, language="en")
    assert (animation.frames, animation.fps, animation.pause) == (5, 20.0, 0.5)
    assert frames_of(animation.gif()) == ((640, 480), [50, 50, 50, 50, 550])
    assert repr(animation) == "Animation(Momentum, 5 frames)"


def test_a_notebook_plays_it():
    animation = korogaru.run(iterations=2).animate(language="ja")
    bundle = animation._repr_mimebundle_(include=None, exclude=None)
    assert base64.b64decode(bundle["image/gif"]) == animation.gif()
    assert bundle["text/plain"] == repr(animation)


def test_it_is_written_and_carries_its_experiment(tmp_path):
    run = korogaru.run(formula="x^2/8 + y^2", iterations=3)
    for name in ("run.gif", "run.SVG"):
        assert run.animate(tmp_path / name).frames == 4
        assert korogaru.run(spec=tmp_path / name).experiment == run.experiment


def test_what_cannot_move_is_refused(tmp_path):
    run = korogaru.run(iterations=1)
    with pytest.raises(ValueError, match=r"\.gif or \.svg"):
        run.animate(tmp_path / "run.png")
    with pytest.raises(ValueError, match="0.1 to 50 frames"):
        run.animate(fps=0, language="en")
    with pytest.raises(ValueError, match="600 秒"):
        run.animate(pause=float("nan"), language="ja")
    with pytest.raises(ValueError, match="no update"):
        korogaru.run(iterations=0).animate(language="en")
    with pytest.raises(ValueError, match="theme"):
        run.animate(theme="sepia")
    with pytest.raises(OSError):
        run.animate(tmp_path / "nowhere" / "run.gif")
    assert list(tmp_path.iterdir()) == []


def test_the_function_of_a_program_moves_too():
    own = korogaru.run(lambda x, y: x**2 + y**2, (2, 1), gradient=lambda x, y: (2 * x, 2 * y), iterations=2)
    assert own.animate().gif().startswith(b"GIF89a")

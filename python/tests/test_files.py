"""Files and pipes that the package writes, with other threads, signals and child processes."""

import errno
import os
import subprocess
import sys

import pytest

import korogaru

HEAD = """
import os, signal, sys, threading, warnings
import korogaru
warnings.simplefilter("ignore")
run, path = korogaru.run(iterations=10_000), sys.argv[1]
"""

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such pipes nor forks")


def ends(script, path):
    """Runs code in a process of its own, which is ended if it waits for ever."""
    run = subprocess.run([sys.executable, "-c", HEAD + script, str(path)], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr[-2000:]


@unix
def test_a_pipe_that_a_thread_of_the_same_process_reads(tmp_path):
    ends(
        """
os.mkfifo(path)
got = []
thread = threading.Thread(target=lambda: got.append(open(path).read()))
thread.start()
run.to_csv(path)
thread.join()
assert got == [run.to_csv()]
""",
        tmp_path / "pipe",
    )


@unix
def test_a_pipe_that_nobody_reads_is_waited_for_until_an_interrupt(tmp_path):
    ends(
        """
def alarm(*_):
    raise KeyboardInterrupt
os.mkfifo(path)
signal.signal(signal.SIGALRM, alarm)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    run.to_csv(path)
except KeyboardInterrupt:
    pass
else:
    sys.exit("nobody has read")
""",
        tmp_path / "pipe",
    )


@unix
def test_children_that_are_forked_while_a_thread_writes(tmp_path):
    ends(
        """
def write():
    while not done:
        run.to_csv(os.path.join(path, "thread.csv"))
run, done = korogaru.run(iterations=1), False
thread = threading.Thread(target=write)
thread.start()
statuses = []
for i in range(200):
    child = os.fork()
    if not child:
        signal.alarm(30)
        try:
            run.to_csv(os.path.join(path, "child.csv"))
            os._exit(0)
        finally:
            os._exit(1)
    statuses.append(os.waitpid(child, 0)[1])
    if statuses[-1]:
        break
done = True
thread.join()
assert not any(statuses), statuses
assert sorted(os.listdir(path)) == ["child.csv", "thread.csv"]
""",
        tmp_path,
    )


@pytest.mark.parametrize(
    "name, error, number",
    [("", IsADirectoryError, errno.EISDIR), ("none/", NotADirectoryError, errno.ENOTDIR)],
)
def test_what_is_no_file_is_named(tmp_path, name, error, number):
    path = f"{tmp_path}/{name}"
    with pytest.raises(error) as raised:
        korogaru.run(iterations=1).to_csv(path)
    assert (raised.value.errno, str(raised.value.filename)) == (number, path.rstrip("/"))
    assert list(tmp_path.iterdir()) == []

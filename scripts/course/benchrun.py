"""What a command costs: run as `python -m course.benchrun COMMAND...`, it prints the seconds and the peak of memory as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, seconds of processor, and the most bytes that one of its processes held."""

    clock: float
    processor: float
    peak: float

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        return Cost(self.clock + other.clock, self.processor + other.processor, max(self.peak, other.peak))


def cost(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Cost:
    """Run `command` in `folder` and give back what it took; RuntimeError with the end of what it said where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "course.benchrun", *command],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise RuntimeError("\n".join(said[-5:]))
    return read_cost(done.stdout)


def read_cost(said: str) -> Cost:
    """The cost in the last line of what `measure` printed."""
    return Cost(**json.loads(said.splitlines()[-1]))


def measure(command: Sequence[str]) -> int:
    """Run `command`, print what it took, and give back its exit code."""
    import resource

    started = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    taken = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Linux counts the peak in KiB, macOS in bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps({"clock": taken, "processor": used.ru_utime + used.ru_stime, "peak": peak}))
    return code


if __name__ == "__main__":
    sys.exit(measure(sys.argv[1:]))

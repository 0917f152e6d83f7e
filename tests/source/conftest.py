"""These tests need the text of the briefing, which the project does not ship: without it they are not collected."""

from pathlib import Path

BRIEFING = Path(__file__).resolve().parents[3] / "shared" / "briefing.txt"
collect_ignore_glob = [] if BRIEFING.exists() else ["test_*.py"]

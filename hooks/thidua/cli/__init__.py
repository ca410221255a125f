"""The command `thidua`: 0 is clean, 1 means findings, 2 means it could not run."""

from thidua.cli.main import main

__all__ = ["main"]

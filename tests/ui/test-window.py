#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, started, read and driven as a person who sees nothing would. Speaks TAP.
    test-window.py PART[,PART...] [CASE...]     parts are opening, working, keeping, manners, narrow
"""
import importlib
import pathlib
import sys
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from window_case import CASES  # noqa: E402


def main():
    for part in sys.argv[1].split(","):
        importlib.import_module(f"cases_{part}")
    wanted = sys.argv[2:]
    cases = [function for function in CASES if not wanted or function.__name__ in wanted]
    print(f"1..{len(cases)}", flush=True)
    failed = False
    for number, function in enumerate(cases, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}", flush=True)
        except Exception:  # each case is told of, whatever becomes of it
            failed = True
            print(f"not ok {number} {function.__name__}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

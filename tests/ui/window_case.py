# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases that are told to a window, and what they have in common."""
import os
import pathlib

import pyatspi
from candor_window import walk

SAMPLES = pathlib.Path(os.environ["CANDOR_SAMPLES"])
PACKAGE = SAMPLES / "riverbank.apk"
ENGLISH = SAMPLES / "policy-en.html"
CHINESE = SAMPLES / "policy-zh.html"
CASES = []


def case(function):
    CASES.append(function)
    return function


def find_row(rows, start):
    return next((row for row in rows if row.startswith(start)), None)


def text_of(node):
    try:
        return node.queryText().getText(0, -1)
    except Exception:  # no text, or gone meanwhile
        return ""


def choose_browser(window):
    """By the keyboard alone, out of all kinds of apps."""
    window.keys("ctrl+t")
    window.expect("What Kind of App Is This?")
    window.keys_to_other_window()
    window.type("browser")
    window.expect("Browsing internet information")
    window.keys("Return")
    window.expect("· Browser")
    window.keys_to_window()


def unnamed(window):
    """Controls that take the focus and don't say what they are."""
    names = []
    for node in window.nodes():
        state = node.getState()
        if not state.contains(pyatspi.STATE_FOCUSABLE) or node.getRoleName() in ("frame", "window", "filler", "label"):
            continue
        if not any(child.name for child in walk(node)):
            names.append(f"{node.getRoleName()} in {node.parent.getRoleName() if node.parent else None}")
    return names

# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases that are told to a window, and what they have in common."""
import os
import pathlib

from accessible import FOCUSABLE

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
    return [f"{node.role} in {node.parent.role if node.parent else None}" for node in window.nodes()
            if node.has(FOCUSABLE) and not any(below.name for below in node.walk())
            and node.role not in ("window", "widget", "label")]

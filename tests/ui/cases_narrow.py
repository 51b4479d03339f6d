# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut off and nothing out of reach in the narrowest window, with letters of all sizes, in both languages."""
import pathlib
import subprocess
import tempfile
import time

from candor_window import Window
from window_case import CHINESE, ENGLISH, PACKAGE, case

# 360 pixels and the frame that GTK draws where no compositor draws a shadow.
FRAME = 10
WIDTH, HEIGHT = 360 + FRAME, 720
# What is opened, by which keys, and what closes it: in the empty window, and in a case.
EMPTY = (("start", (), ()),)
EMPTY_DIALOGS = (("address", "ctrl+shift+l", "Escape"), ("many apps", "ctrl+b", "ctrl+w"), ("preferences", "ctrl+comma", "Escape"),
                 ("help", "F1", "Escape"), ("keys", "ctrl+question", "Escape"))
PAGES = (("lines", (), ()), ("finding", ("F6", "Home", "Return"), ()), ("reasons", ("d",), ("Escape", "Escape")),
         ("matrix", ("ctrl+m",), ("ctrl+m",)), ("app", ("F6",), ()), ("find in the app", ("ctrl+f",), ("Escape",)),
         ("policy", ("F6",), ()), ("find in the policy", ("ctrl+f",), ("Escape",)), ("checklist", ("alt+2",), ()),
         ("SDKs", ("alt+3",), ()), ("history", ("alt+4",), ("alt+1",)), ("menu", ("F10",), ("Escape",)))
# A window is never narrower than what it holds needs: its size tells of every page. Here it is also looked what was
# placed where, for these hold parts that take less than they need.
LOOKED_THROUGH = ("start", "lines", "finding", "reasons", "menu")
CASE_DIALOGS = (("kind of app", "ctrl+t", "Escape"), ("print preview", "ctrl+shift+p", "Escape"))


def geometry(identity):
    lines = subprocess.run(["xdotool", "getwindowgeometry", "--shell", identity], capture_output=True, text=True, check=True).stdout
    values = dict(line.split("=") for line in lines.split())
    return int(values["WIDTH"]), int(values["HEIGHT"])


def wider_than_the_window(window):
    """What is placed beyond its right or left edge. A title has the shape that isn't shown beside the one that is; a
    popover is a surface of its own, which may not be wider than the window either."""
    skipped, found = set(), []
    for node in window.nodes():
        if hash(node) in skipped:
            continue
        place = node.place
        if node.name == "AdwViewSwitcherTitle" or node.name.startswith("GtkPopover"):
            skipped |= {hash(below) for below in node.walk()}
            contents = [below for below in node.walk() if below.shown and below.name == "GtkPopoverContent"]
            found += [("popover", below.place.width) for below in contents
                      if below.place.width > WIDTH]
        # Lines that were scrolled away keep the place they had.
        elif place.y < HEIGHT and (place.x < -1 or place.x + place.width > WIDTH - FRAME // 2) and node.role != "list item":
            found.append((node.role, node.name, place.x, place.width))
    return found


def check_page(window, told, keys, leave):
    window.keys(*keys)
    time.sleep(0.1)  # the shape that is wide needed more room
    window.resize(WIDTH, HEIGHT)
    time.sleep(0.15)  # if it needs more room than that, it takes it
    size, found = geometry(window.id), wider_than_the_window(window) if told in LOOKED_THROUGH else []
    assert size == (WIDTH, HEIGHT) and not found, (told, size, found)
    window.keys(*leave)


def check_dialog(window, told, keys, leave):
    """A window of its own is made as narrow as the screen of a phone; it keeps that width if it can."""
    window.keys(keys)
    dialog = window.wait(lambda: [each for each in window.windows() if each != window.id], told)[-1]
    time.sleep(0.2)
    subprocess.run(["xdotool", "windowsize", dialog, str(WIDTH), str(HEIGHT)], check=True)
    time.sleep(0.2)
    assert geometry(dialog) == (WIDTH, HEIGHT), (told, geometry(dialog))
    window.focus(dialog)
    window.keys(leave)
    window.wait(lambda: len(window.windows()) == 1, f"the end of {told}")
    window.keys_to_window()


@case
def cuts_nothing_off_with_large_letters_in_a_narrow_window():
    for scale, language, policy in ((2, "C.UTF-8", ENGLISH), (1.5, "zh_CN", CHINESE)):
        with tempfile.TemporaryDirectory() as folder:
            resources, settings = pathlib.Path(folder) / "resources", pathlib.Path(folder) / "gtk-4.0" / "settings.ini"
            settings.parent.mkdir()
            settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
            resources.write_text(f"Xft.dpi: {96 * scale:g}\n", encoding="utf-8")
            look = {"XENVIRONMENT": str(resources), "XDG_CONFIG_HOME": folder, "language": language, "width": WIDTH, "height": HEIGHT}
            with Window(**look) as window:
                for page in EMPTY:
                    check_page(window, *page)
                for dialog in EMPTY_DIALOGS if scale == 2 else ():
                    check_dialog(window, *dialog)
            with Window(PACKAGE, policy, **look) as window:
                window.expect_rows(lambda rows: True, "the lines")
                for page in PAGES:
                    check_page(window, *page)
                for dialog in CASE_DIALOGS:
                    check_dialog(window, *dialog)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a screen reader and a keyboard do."""
import os
import signal
import subprocess
import time

from accessible import Bus

BUTTONS = ("button", "toggle button", "menu item")
PATIENCE = 30  # seconds; a busy machine is slow, not wrong


# What the toolkit says of itself, of which none of ours is the cause:
ALLOWED = (
    # of the labels of keys in GTK 4.8's own window of shortcuts.
    "reported min width -4",
)


class Gone(Exception):
    """What was waited for did not come."""


def complaints_in(said):
    """Warnings and worse, but for those that are ALLOWED."""
    return [line for line in said.splitlines()
            if ("CRITICAL" in line or "WARNING" in line) and not any(words in line for words in ALLOWED)]


class Started:
    """A program that others started, as subprocess has its own."""

    stderr = None

    def __init__(self, pid):
        self.pid, self.returncode = pid, None

    def poll(self):
        if not os.path.exists(f"/proc/{self.pid}"):
            self.returncode = 0
        return self.returncode

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def wait(self, seconds=PATIENCE):
        for _ in range(seconds * 10):
            if self.poll() is not None:
                return
            time.sleep(0.1)


class Window:
    """A candor-desktop of its own, with the files given."""

    @classmethod
    def of(cls, pid):
        """The window of a program that runs already."""
        self = cls.__new__(cls)
        self.said, self.process = "", Started(pid)
        self.meet(1280, 800)
        return self

    program = None
    shared_bus = None

    def __init__(self, *files, language="C.UTF-8", width=1280, height=800, cwd=None, **variables):
        environment = dict(os.environ, LANG="C.UTF-8", LC_ALL="", LANGUAGE=language, **variables)
        # The schemas of the build folder, not those of the system.
        environment.setdefault("GSETTINGS_SCHEMA_DIR", os.environ["CANDOR_BUILD_ROOT"] + "/data")
        self.said = ""
        program = os.environ["CANDOR_BUILD_ROOT"] + "/app/desktop/candor-desktop"
        self.process = subprocess.Popen([program, *map(str, files)], env=environment, cwd=cwd,
                                        stderr=subprocess.PIPE, text=True)
        self.meet(width, height)

    def meet(self, width, height):
        if Window.shared_bus is None:
            Window.shared_bus = Bus()
        self.bus = Window.shared_bus
        self.program = self.wait(lambda: self.bus.find(self.process.pid), "the program on the accessibility bus")
        self.id = self.wait(self._find_window, "the window")
        self.resize(width, height)
        self.keys_to_window()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        ended = self.process.poll()
        self.close()
        if kind is None:
            complaints = complaints_in(self.said)
            assert not complaints, complaints
        else:
            for line in [f"the program had ended with {ended}" if ended is not None else "the program ran on",
                         *self.said.splitlines()]:
                print("#", line, flush=True)

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[0] if found else None

    def wait(self, find, what):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Gone(f"{what}: the program ended with {self.process.returncode}: "
                           f"{self.process.stderr.read() if self.process.stderr else ''}")
            found = find()
            if found:
                return found
            time.sleep(0.05)
        raise Gone(f"{what} did not come; on screen: {self.words()}")

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowmove", self.id, "0", "0", "windowsize", self.id, str(width), str(height)],
                       check=True)

    def keys_to_window(self):
        self.focus(self.id)

    def focus(self, identity):
        """Gives a window the keys, and waits until it has them."""
        subprocess.run(["xdotool", "windowfocus", "--sync", identity], check=True, timeout=PATIENCE)
        self.settle()

    def settle(self):
        """Until the program has done what it was asked to: it answers in turn, and what is drawn next is placed by then."""
        for _ in range(2):
            time.sleep(0.03)
            self.bus.ask([(*self.program, "org.a11y.atspi.Accessible", "GetState", None)])

    def windows(self):
        """Those of the program that are on the screen, the first one first."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return sorted(found, key=int)

    def keys_to_other_window(self):
        """Without a window manager nobody gives the focus to what is new."""
        others = self.wait(lambda: [each for each in self.windows() if each != self.id], "another window")
        self.focus(others[-1])
        time.sleep(0.2)  # it is new, and draws itself first

    def keys(self, *names):
        for name in names:
            subprocess.run(["xdotool", "key", name], check=True)
            self.settle()

    def click(self, x, y):
        subprocess.run(["xdotool", "mousemove", "--window", self.id, str(x), str(y), "click", "1"], check=True)
        self.settle()

    def double_click(self, node):
        """In the middle of what is shown of it; the pointer then goes where no tooltip comes up under it."""
        place = node.place
        subprocess.run(["xdotool", "mousemove", "--window", self.id, str(place.x + place.width // 2),
                        str(place.y + place.height // 2), "click", "--repeat", "2", "--delay", "60", "1"], check=True)
        subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def leave_chooser(self):
        """GTK 4.8 breaks where its file chooser is read from the accessibility bus while it closes
        (a child that has no object path any more is answered with), so nobody reads until it is gone."""
        for _ in range(50):
            time.sleep(0.1)
            shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True, check=False).stdout.split()
            if len(shown) <= 1:
                break
        time.sleep(0.5)

    def nodes(self, *roles):
        """What is on the screen, in order; of some kinds alone where they are given, as GTK names them."""
        seen = self.bus.see(self.program) if self.program else []
        return [node for node in seen if not roles or node.role in roles]

    def words(self):
        """Everything that is written on the screen, in order."""
        return [node.name for node in self.nodes() if node.name]

    def rows(self):
        """The lines of the waist, as a screen reader says them."""
        for node in self.nodes():
            if node.name in ("Words and deeds, gaps first", "言行对照，不一致在前") and node.role == "list":
                return [row.name for row in node.children if row.name]
        return []

    def says(self, text):
        return any(text in word for word in self.words())

    def expect(self, text):
        return self.wait(lambda: self.says(text), repr(text))

    def expect_rows(self, check, what):
        return self.wait(lambda: (rows := self.rows()) and check(rows) and rows, what)

    def button(self, name):
        """The last of that name that does something: GTK nests a menu button's own button in it."""
        def find():
            # Buttons of GTK's own dialogs say their mnemonic, then their label.
            found = [node for node in self.nodes() if (node.name == name or node.name.endswith(" " + name))
                     and node.role in BUTTONS and node.acts()]
            return found[-1] if found else None
        return self.wait(find, f"button {name!r}")

    def press(self, name):
        self.button(name).act()

    def choose(self, menu, item):
        """An item of a menu that has radio items."""
        self.press(menu)

        def find():
            found = [node for node in self.nodes() if node.name == item and "menu item" in node.role]
            return found[-1] if found else None
        self.wait(find, f"menu item {item!r}").act()

    def save_to(self, file):
        """Answers the chooser that asks where to save."""
        self.button("Save")
        time.sleep(0.5)
        self.keys("ctrl+a")
        self.type(str(file))
        self.keys("Return")
        self.leave_chooser()

    def choose_file(self, file):
        """Answers the chooser that asks what to open."""
        self.keys_to_other_window()
        self.keys("ctrl+l")
        self.keys("ctrl+a")
        self.type(str(file))
        time.sleep(0.5)
        self.keys("Return")
        self.leave_chooser()
        self.keys_to_window()

    def close(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr is not None and not self.process.stderr.closed:
            self.said = self.process.stderr.read()
            self.process.stderr.close()

    def complaints(self):
        """Ends the program as a person does and gives what it complained of meanwhile."""
        self.keys_to_window()
        self.keys("ctrl+q")
        _, said = self.process.communicate(timeout=PATIENCE)
        return complaints_in(said)

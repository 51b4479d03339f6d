# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, as the accessibility bus tells it to a screen reader: read as one picture, whose questions
are asked side by side, for each answer takes its time."""
import collections
import functools

from gi.repository import Gio, GLib

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
COMPONENT, TEXT = "org.a11y.atspi.Component", "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
# Of the states and kinds of coordinates of the protocol (AtspiStateType, AtspiCoordType).
FOCUSABLE, FOCUSED, VISIBLE = 11, 12, 30
IN_WINDOW = 1
ANSWER_WITHIN = 20000  # milliseconds; a busy machine is slow, not wrong

Place = collections.namedtuple("Place", "x y width height")
NOWHERE = Place(0, 0, 0, 0)


class Bus:
    """The accessibility bus of the session."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, -1).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def ask(self, questions):
        """The answers to questions (owner, path, interface, method, parameters) in their order, all asked before the
        first is answered; None where there is none, for what is asked may go away meanwhile."""
        answers, open_ = [None] * len(questions), len(questions)

        def answered(connection, result, index):
            nonlocal open_
            open_ -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.GError:
                pass

        for index, (owner, path, interface, method, parameters) in enumerate(questions):
            self.connection.call(owner, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, ANSWER_WITHIN,
                                 None, answered, index)
        while open_ > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def find(self, pid):
        """The owner and path of the program of a process, where it has told the bus of windows."""
        programs = self.ask([(REGISTRY, ROOT, ACCESSIBLE, "GetChildren", None)])[0]
        if programs is None:
            return None
        programs = programs[0]
        pids = self.ask([("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                          GLib.Variant("(s)", (owner,))) for owner, _ in programs])
        for program, found in zip(programs, pids):
            if found == (pid,):
                windows = self.ask([(*program, ACCESSIBLE, "GetChildren", None)])[0]
                return program if windows and windows[0] else None
        return None

    def see(self, program):
        """All that a program has on the screen, in order. What is hidden has nothing below it that is not; the pages of
        stacks alone have no size of their own."""
        root = Node(self, program, None)
        level, sized = [root], []
        while level:
            answers = self.ask([question for node in level for question in node.where()])
            for node, place, children in zip(level, answers[::2], answers[1::2]):
                node.take(place, children)
            sized += [node for node in level if node.place.width > 0 and node.place.height > 0]
            level = [below for node in level for below in node.children]
        answers = self.ask([question for node in sized for question in node.what()])
        for node, states, name in zip(sized, answers[::2], answers[1::2]):
            node.states = states[0][0] | states[0][1] << 32 if states else 0
            node.name = name[0] if name else ""
        return [node for node in root.walk() if node.shown]


class Node:
    """One of the things that are on the screen, as it was when the picture was taken."""

    def __init__(self, bus, address, parent):
        self.bus, self.address, self.parent = bus, address, parent
        self.children, self.states, self.place = [], 0, NOWHERE

    def where(self):
        return ((*self.address, COMPONENT, "GetExtents", GLib.Variant("(u)", (IN_WINDOW,))),
                (*self.address, ACCESSIBLE, "GetChildren", None))

    def what(self):
        return ((*self.address, ACCESSIBLE, "GetState", None),
                self.called())

    def called(self):
        return *self.address, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name"))

    def take(self, place, children):
        self.place = Place(*place[0]) if place else NOWHERE
        self.children = [Node(self.bus, address, self) for address in children[0]] if children else []

    def has(self, state):
        return bool(self.states >> state & 1)

    @property
    def shown(self):
        """GTK 4.8 tells no widget to be showing; but what is on the screen has a size there."""
        return self.place.width > 0 and self.place.height > 0 and self.has(VISIBLE)

    @functools.cached_property
    def name(self):
        """Known from the picture where it is on the screen, asked where it is not."""
        found = self.bus.ask([self.called()])[0]
        return found[0] if found else ""

    @functools.cached_property
    def role(self):
        """As GTK names it; asked of few, hence not for the picture."""
        found = self.bus.ask([(*self.address, ACCESSIBLE, "GetRoleName", None)])[0]
        return found[0] if found else ""

    def walk(self):
        yield self
        if self.shown or self.place.width <= 0:
            for below in self.children:
                yield from below.walk()

    def acts(self):
        found = self.bus.ask([(*self.address, PROPERTIES, "Get", GLib.Variant("(ss)", (ACTION, "NActions")))])[0]
        return bool(found and found[0] > 0)

    def act(self):
        self.bus.ask([(*self.address, ACTION, "DoAction", GLib.Variant("(i)", (0,)))])

    def selected_text(self):
        found = self.bus.ask([(*self.address, TEXT, "GetSelection", GLib.Variant("(i)", (0,)))])[0]
        return self.text()[found[0]:found[1]] if found else ""

    def text(self):
        found = self.bus.ask([(*self.address, TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))])[0]
        return found[0] if found else ""

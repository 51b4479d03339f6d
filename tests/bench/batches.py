# SPDX-License-Identifier: GPL-3.0-or-later
"""Running batches and looking at them while they run: for bench-batch and scale."""
import csv
import os
import re
import resource
import sqlite3
import subprocess
import time

INTERVAL = 0.5


class Store:
    """A list that make-store wrote, or the first apps of it."""

    def __init__(self, listed, count=None):
        self.path = listed
        with open(listed, encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))[:count]
        self.count = len(self.rows)

    def package(self, row):
        return os.path.join(os.path.dirname(self.path), row["package"])

    def first(self, count):
        path = os.path.join(os.path.dirname(self.path), f"first-{count}.csv")
        with open(self.path, encoding="utf-8") as file, open(path, "w", encoding="utf-8") as to:
            for number, line in enumerate(file):
                if number > count:
                    break
                to.write(line)
        return Store(path)


def processes(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            children = [int(word) for word in file.read().split()]
    except OSError:
        children = []
    return [pid] + [each for child in children for each in processes(child)]


def resident(pid):
    """Proportional memory of the command and its reading processes, in bytes."""
    total = 0
    for each in processes(pid):
        try:
            with open(f"/proc/{each}/smaps_rollup", encoding="ascii") as file:
                total += 1024 * int(re.search(r"Pss:\s+(\d+)", file.read()).group(1))
        except (OSError, AttributeError):
            pass
    return total


def computed(pid):
    """Processor seconds of the command, its reading processes, and those of them that have ended."""
    total = 0
    for each in processes(pid):
        try:
            with open(f"/proc/{each}/stat", encoding="ascii") as file:
                total += sum(int(word) for word in file.read().rsplit(")", 1)[1].split()[11:15])
        except OSError:
            pass
    return total / os.sysconf("SC_CLK_TCK")


def count_done(database):
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=0.1)
        try:
            return connection.execute("SELECT count(*) FROM app").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


def size_of(folder):
    """Of the database with its log."""
    return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder) if name.startswith("batch.sqlite"))


class Run:
    """One run of the command to its end. samples: (processor seconds, apps done, memory, bytes on disk)."""

    def __init__(self, words, out=None):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.samples = []
        while True:
            try:
                self.messages = process.communicate(timeout=INTERVAL)[1].splitlines()
                break
            except subprocess.TimeoutExpired:
                if out and os.path.isdir(out):
                    self.samples.append((computed(process.pid), count_done(os.path.join(out, "batch.sqlite")),
                                         resident(process.pid), size_of(out)))
        self.seconds = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.peak = after.ru_maxrss * 1024  # of the largest process ended so far
        self.status = process.returncode

    def memory_between(self, first, last):
        """At the most, while so many apps were done."""
        return max((memory for _, done, memory, _ in self.samples if first <= done <= last), default=0)

    def at(self, count):
        """What so many took of the processors and of the disk, by the sample after them, and how many they were."""
        for seconds, done, _, disk in self.samples:
            if done >= count:
                return done, seconds, disk
        return count, self.processor, None


def batch(candor, listed, out, *words):
    return Run([candor, "batch", listed, "-o", out, *words], out)

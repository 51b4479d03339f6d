#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The completions as each shell loads them: what a person has after typing a line and asking for the rest of it."""
import os
import pty
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = Path(os.environ["CANDOR_PROGRAM"])
COMPLETIONS = Path(os.environ["CANDOR_COMPLETIONS"])
WORK = Path(tempfile.mkdtemp(prefix="candor-completions-"))
PATIENCE = 60  # seconds; a busy machine is slow, not wrong

# What is typed, what must be offered for its last word, and what must not.
CASES = [
    ("candor kn", ["knowledge"], ["batch"]),
    ("candor batch rep", ["report"], ["list"]),
    ("candor batch report --si", ["--since"], ["--shard"]),
    ("candor batch --sha", ["--shard"], ["--since"]),
    ("candor knowledge inst", ["install"], ["reset"]),
    ("candor knowledge list perm", ["permissions"], ["apis"]),
    ("candor knowledge install --sh", ["--sha256"], ["--format"]),
    ("candor check --fail-on=hi", ["high"], ["low"]),
    ("candor check --app-type=map", ["map_navigation"], ["news"]),
    ("candor check --policy=polic", ["policy-of-riverbank.html"], ["package.apk"]),
    ("candor diff --old", ["--old-policy"], ["--baseline"]),
]

environment = dict(os.environ, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}", HOME=str(WORK), XDG_DATA_HOME=str(WORK / "data"),
                   XDG_CONFIG_HOME=str(WORK), LC_ALL="C.UTF-8", LANGUAGE="en", TERM="dumb")
for name in "policy-of-riverbank.html", "package.apk":
    (WORK / name).touch()


def run(*words):
    done = subprocess.run(words, env=environment, cwd=WORK, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout


def offers_of_bash(line):
    # As readline parts a line: "=" is a word by itself.
    words = " ".join(f"'{word}'" for word in line.replace("=", " = ").split())
    script = f"""source '{COMPLETIONS}/candor'
complete -p candor >/dev/null || exit 1
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}
_candor candor; printf '%s\\n' "${{COMPREPLY[@]}}" """
    return run("bash", "--norc", "-c", script).split()


def offers_of_fish(line):
    said = run("fish", "--no-config", "-c", f"source {COMPLETIONS}/candor.fish; complete --do-complete '{line}'")
    return [row.split("\t")[0].split("=", 1)[-1] for row in said.splitlines()]


class Zsh:
    """An interactive zsh: its completions can't be asked otherwise."""

    def __init__(self):
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(WORK)
            os.execvpe("zsh", ["zsh", "-f", "-i"], environment)
        self.say(f"unsetopt zle_bracketed_paste 2>/dev/null; PS1='> '; fpath=({COMPLETIONS} $fpath); autoload -Uz compinit; "
                 "compinit -u -D; bindkey -e; print -r -- RE''ADY\r", "READY")

    def say(self, keys, until):
        os.write(self.end, keys.encode())
        heard, deadline = "", time.monotonic() + PATIENCE
        while until not in heard:
            assert time.monotonic() < deadline, f"zsh said: {heard[-500:]}"
            if select.select([self.end], [], [], 1)[0]:
                heard += os.read(self.end, 65536).decode(errors="replace")
        return heard

    def offer(self, line):
        """What a line is after Tab; it is printed instead of being run."""
        heard = self.say(f"{line}\t\x01print -r -- GO''T: \x05 :E''ND\r", ":END")
        return heard.split("GOT: ", 1)[1].split(":END", 1)[0].split()[-1].rsplit("=", 1)


def test_bash():
    for line, wanted, unwanted in CASES:
        check("bash", line, offers_of_bash(line), wanted, unwanted)


def test_fish():
    for line, wanted, unwanted in CASES:
        check("fish", line, offers_of_fish(line), wanted, unwanted)


def test_zsh():
    zsh = Zsh()
    try:
        for line, wanted, unwanted in CASES:
            check("zsh", line, zsh.offer(line), wanted, unwanted)
    finally:
        os.close(zsh.end)
        os.waitpid(zsh.pid, 0)


def check(shell, line, offers, wanted, unwanted):
    assert set(wanted) <= set(offers), f"{shell}: “{line}” offers {offers}, not {wanted}"
    assert not set(unwanted) & set(offers), f"{shell}: “{line}” offers {offers}"


tests = {"bash": test_bash, "fish": test_fish, "zsh": test_zsh}
print(f"1..{len(tests)}", flush=True)
failed = 0
for number, (shell, test) in enumerate(tests.items(), 1):
    if shutil.which(shell) is None:
        print(f"ok {number} {shell} # SKIP {shell} is not installed", flush=True)
        continue
    try:
        test()
        print(f"ok {number} {shell}", flush=True)
    except Exception as problem:
        failed += 1
        print(f"not ok {number} {shell}\n# " + f"{type(problem).__name__}: {problem}".replace("\n", "\n# "), flush=True)
shutil.rmtree(WORK)
raise SystemExit(1 if failed else 0)

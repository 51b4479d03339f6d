#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the proofs of the sandbox inside Flatpak: as an application of its own, in a runtime that is made of the libraries
of this machine, so that nothing is fetched. Where Flatpak can't run, it says why and tries nothing.

    test-in-flatpak.py BUILD"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
APPLICATION, RUNTIME = "org.candor.SandboxProof", "org.candor.HostRuntime"
PROGRAMS = ["tests/sandbox/test-lockdown", "tests/sandbox/test-reader", "tests/sandbox/test-trespass", "tests/sandbox/trespassing-reader",
            "tests/sandbox/trespassing-reader-package", "tests/sandbox/trespassing-candor", "app/reader/candor-reader",
            "app/reader/candor-reader-package"]
SHELL = "/bin/sh"
# What is tried inside, and how the application is started for it. Nobody is anybody else inside, and a filter of Flatpak's is
# there already.
PROOFS = [
    ("test-lockdown", [word for name in ("as-it-is", "without") for word in ("-p", f"/lockdown/{name}")]),
    ("test-trespass", [word for name in ("alone/policy", "alone/package", "served/policy", "served/package", "beside/package")
                       for word in ("-p", f"/trespass/{name}")]),
    ("test-reader", ["-p", "/reader/honest", "-p", "/reader/denied"]),
]
ENVIRONMENT = {"CANDOR_KNOWLEDGE": "/app/share/candor.knowledge", "CANDOR_READER": "/app/bin/candor-reader",
               "CANDOR_TRESPASSING_READER": "/app/bin/trespassing-reader", "CANDOR_TRESPASSING_PROGRAM": "/app/bin/trespassing-candor"}


class Impossible(Exception):
    """Flatpak does not run on this machine."""


def flatpak(*words, check=True):
    told = subprocess.run(["flatpak", *words], capture_output=True, text=True, check=False)
    if check and told.returncode != 0:
        raise Impossible(f"flatpak {words[0]}: {told.stderr.strip() or told.stdout.strip()}".replace("\n", " "))
    return told


def list_libraries(programs):
    libraries = set()
    for program in programs:
        told = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        libraries |= set(re.findall(r"(?:=> |^\t)(/\S+)", told, re.MULTILINE))
    return libraries


def copy(source, folder):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, folder)


def write_metadata(folder, kind, name, architecture):
    reference = f"{RUNTIME}/{architecture}/1"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "metadata").write_text(f"[{kind}]\nname={name}\nruntime={reference}\nsdk={reference}\n" + ("command=sh\n" if kind == "Application" else ""))


def make_runtime(folder, architecture):
    write_metadata(folder, "Runtime", RUNTIME, architecture)
    (folder / "files").mkdir()
    for library in list_libraries([SHELL, *(BUILD / program for program in PROGRAMS)]):
        copy(library, folder / "usr" / str(pathlib.Path(library).parent).removeprefix("/usr").strip("/"))
    copy(SHELL, folder / "usr/bin")
    gconv = next(iter(pathlib.Path("/usr/lib").glob("*/gconv")), None)
    if gconv is not None:
        shutil.copytree(gconv, folder / "usr" / gconv.relative_to("/usr"))
    shutil.copytree("/usr/share/poppler", folder / "usr/share/poppler")


def make_application(folder, architecture):
    write_metadata(folder, "Application", APPLICATION, architecture)
    for program in PROGRAMS:
        copy(BUILD / program, folder / "files/bin")
    copy(BUILD / "data/candor.knowledge", folder / "files/share")
    (folder / "export").mkdir()
    (folder / "var").mkdir()


def install(folder):
    if shutil.which("flatpak") is None:
        raise Impossible("flatpak is not installed")
    os.environ.update(HOME=str(folder / "home"), FLATPAK_USER_DIR=str(folder / "user"), XDG_DATA_HOME=str(folder / "home/share"))
    (folder / "home").mkdir()
    architecture = flatpak("--default-arch").stdout.strip()
    make_runtime(folder / "runtime", architecture)
    make_application(folder / "application", architecture)
    repository = str(folder / "repository")
    flatpak("build-export", "--runtime", "--disable-sandbox", repository, str(folder / "runtime"), "1")
    flatpak("build-export", "--disable-sandbox", repository, str(folder / "application"), "1")
    flatpak("--user", "remote-add", "--no-gpg-verify", "proof", repository)
    flatpak("--user", "install", "-y", "--noninteractive", "proof", f"runtime/{RUNTIME}/{architecture}/1", f"app/{APPLICATION}/{architecture}/1")
    flatpak(*run("exit 0"))


def run(command):
    return ["--user", "run", *(f"--env={name}={value}" for name, value in ENVIRONMENT.items()), APPLICATION, "-c", command]


def prove(program, words, first):
    """Passes on what the program says of its cases, numbered from first on; returns how many there were."""
    told = flatpak(*run(" ".join([f"/app/bin/{program}", *words])), check=False)
    cases = re.findall(r"^(ok|not ok) \d+ (.*)$", told.stdout, re.MULTILINE)
    for number, (result, name) in enumerate(cases, first):
        print(f"{result} {number} /in-flatpak{name}")
    complete = told.returncode == 0 and len(cases) > 0
    print(f"{'ok' if complete else 'not ok'} {first + len(cases)} /in-flatpak/{program}")
    if not complete:
        print("\n".join("# " + line for line in (told.stdout[-2000:] + told.stderr).splitlines()))
    return len(cases) + 1


def main():
    with tempfile.TemporaryDirectory(prefix="candor-flatpak-", ignore_cleanup_errors=True) as folder:
        try:
            install(pathlib.Path(folder))
        except Impossible as reason:
            print(f"1..0 # SKIP Flatpak does not run here: {reason}")
            return
        count = 0
        for program, words in PROOFS:
            count += prove(program, words, count + 1)
        print(f"1..{count}")


if __name__ == "__main__":
    main()

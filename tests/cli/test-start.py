#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pipelines start the programs that read one package by the thousand: no library that draws pages, parses XML or
reads documents may come with them.   test-start.py PROGRAM READER"""
import re
import subprocess
import sys

LIGHT = {"glib-2.0", "gobject-2.0", "gio-2.0", "gmodule-2.0", "json-glib-1.0", "deflate", "crypto", "seccomp",
         "c", "m", "gcc_s", "pthread", "asan", "ubsan", "lsan"}

print(f"1..{len(sys.argv) - 1}")
for number, program in enumerate(sys.argv[1:], 1):
    dynamic = subprocess.run(["readelf", "-dW", program], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"\(NEEDED\).*\[lib(.*?)\.so", dynamic))
    heavy = sorted(needed - LIGHT)
    print("ok" if needed and not heavy else "not ok", number, program.rsplit("/", 1)[-1], "starts with", ", ".join(heavy) or "no more than it needs")

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the real window on the sample.   take-screenshots.py FOLDER"""
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from candor_window import Window  # noqa: E402

SAMPLES = pathlib.Path(os.environ["CANDOR_SAMPLES"])
PACKAGE = SAMPLES / "riverbank.apk"
LANGUAGES = {"en": "policy-en.html", "zh_CN": "policy-zh.html"}
# The frame that GTK draws around a window where no compositor draws its shadow.
FRAME = 5


def shoot(window, folder, name, size):
    time.sleep(1)  # what slides or fades comes to rest
    width, height = size
    subprocess.run(["import", "-window", "root", "-crop",
                    f"{width - 2 * FRAME}x{height - 2 * FRAME}+{FRAME}+{FRAME}", "+repage", str(folder / f"{name}.png")], check=True)
    print(folder / f"{name}.png", flush=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    wide, narrow = (1280, 800), (360, 720)
    for language, policy in LANGUAGES.items():
        for theme in ("light", "dark"):
            variables = {"ADW_DEBUG_COLOR_SCHEME": f"prefer-{theme}"}
            with Window(PACKAGE, SAMPLES / policy, language=language, width=wide[0], height=wide[1],
                        **variables) as window:
                window.expect_rows(lambda rows: True, "the lines")
                shoot(window, folder, f"comparison-{language}-{theme}", wide)
                window.keys("n", "n", "n")
                shoot(window, folder, f"finding-{language}-{theme}", wide)
                window.keys("Escape", "ctrl+m")
                shoot(window, folder, f"matrix-{language}-{theme}", wide)
                window.keys("ctrl+m", "alt+3")
                shoot(window, folder, f"sdks-{language}-{theme}", wide)
                window.keys("alt+4")
                shoot(window, folder, f"history-{language}-{theme}", wide)
        with Window(language=language, width=wide[0], height=wide[1]) as window:
            shoot(window, folder, f"start-{language}", wide)
        with Window(PACKAGE, SAMPLES / policy, language=language, width=narrow[0], height=narrow[1]) as window:
            window.expect_rows(lambda rows: True, "the lines")
            shoot(window, folder, f"narrow-{language}", narrow)
            window.keys("F6", "Home", "Return")
            shoot(window, folder, f"narrow-finding-{language}", narrow)
        with Window(PACKAGE, language=language, width=wide[0], height=wide[1]) as window:
            window.wait(lambda: window.says("READ_CONTACTS"), "the app")
            shoot(window, folder, f"app-alone-{language}", wide)
    with Window(PACKAGE, SAMPLES / "policy-en.html", width=wide[0], height=wide[1],
                ADW_DEBUG_HIGH_CONTRAST="1") as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("n")
        shoot(window, folder, "high-contrast", wide)


if __name__ == "__main__":
    main()

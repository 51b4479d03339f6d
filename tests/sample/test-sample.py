#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job on the sample, through the built command: what data/samples/README.md promises."""
import json
import os
import subprocess
import sys

CANDOR, SAMPLES = sys.argv[1:3]
PACKAGE = os.path.join(SAMPLES, "riverbank.apk")

# category: disclosures that are right, and what the evidence must hold
ROWS = {
    "location_precise": ("clear", "android.permission.ACCESS_FINE_LOCATION", "getLastKnownLocation"),
    "camera": ("clear", "android.permission.CAMERA", None),
    "contacts": ("incorrect", "android.permission.READ_CONTACTS", None),
    "calendar": ("ambiguous", "android.permission.READ_CALENDAR", None),
    "location_background": ("vague", "android.permission.ACCESS_BACKGROUND_LOCATION", None),
    "imei": ("vague", "android.permission.READ_PHONE_STATE", "getDeviceId"),
    "android_id": ("vague", None, "android_id"),
    "microphone_audio": ("omitted", "android.permission.RECORD_AUDIO", "setAudioSource"),
    "installed_apps": ("omitted", "android.permission.QUERY_ALL_PACKAGES", "getInstalledPackages"),
    "sms": ("omitted", "android.permission.READ_SMS", None),
    "clipboard": ("omitted", None, "getPrimaryClip"),
}
FINDINGS = {
    "denied:contacts": "high",
    "contradiction:calendar": "medium",
    "undisclosed:microphone_audio": "high",
    "undisclosed:installed_apps": "high",
    "undisclosed:clipboard": "high",
    "undisclosed:sms": "medium",
    "sdk_not_named:jpush": "medium",
}

number = failures = 0


def case(good, name, detail=""):
    global number, failures
    number += 1
    failures += not good
    print(("ok" if good else "not ok"), number, "-", name)
    if not good and detail:
        print("#", str(detail).replace("\n", "\n# "))


def run(*arguments):
    return subprocess.run([CANDOR, *arguments], capture_output=True)


def check_language(language):
    policy = os.path.join(SAMPLES, f"policy-{language}.html")
    done = run("check", PACKAGE, "--policy", policy, "--format", "json")
    case(done.returncode == 0, f"{language}: the check succeeds", done.stderr.decode())
    if done.returncode:
        return
    result = json.loads(done.stdout)
    package, statements = result["package"], result["policy"]["statements"]
    rows = {row["category"]: row for row in result["rows"]}
    for category, (disclosure, permission, call) in ROWS.items():
        row = rows.get(category)
        if row is None:
            case(False, f"{language}: {category} has a row", sorted(rows))
            continue
        case(row["disclosure"] == disclosure, f"{language}: {category} is {disclosure}",
             [row["disclosure"]] + [statements[index]["quote"] for index in row["statements"]])
        evidence = json.dumps(row["behavior"]) + json.dumps(
            [package["permissions"][index] for index in row["behavior"]["permissions"] if isinstance(index, int)])
        names = evidence + json.dumps([entry for key in ("apis", "uris") for entry in package[key]])
        case((permission is None or permission in evidence) and (call is None or call in names),
             f"{language}: {category} shows its evidence", evidence)
    found = {finding["id"]: finding for finding in result["findings"]}
    for identifier, severity in FINDINGS.items():
        case(found.get(identifier, {}).get("severity") == severity, f"{language}: {identifier} is {severity}",
             {key: value["severity"] for key, value in found.items()})
    allowed = {"undisclosed:imsi"} | set(FINDINGS)
    accusing = {key for key in found if key.split(":")[0] in ("undisclosed", "denied", "contradiction")}
    case(accusing <= allowed, f"{language}: nothing else is accused", accusing - allowed)
    for statement in statements:
        if not statement["quote"] or statement["end"] <= statement["start"]:
            case(False, f"{language}: every statement has its quote", statement)
            break
    else:
        case(True, f"{language}: every statement has its quote")
    case(bool(result["limits"]), f"{language}: the limits are said")


for each in ("en", "zh"):
    check_language(each)

label = json.loads(run("package", PACKAGE, "--format", "json").stdout)
case(label["label"] == "Riverbank" and label["package"] == "org.example.riverbank", "the package is named", label)
print(f"1..{number}")
sys.exit(1 if failures else 0)

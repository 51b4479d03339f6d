#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The array job of contrib/slurm on a Slurm of one node, which this test starts: the parts of a batch, one of them
killed and requeued, merge into what one machine makes."""
import hashlib
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile

CANDOR, SAMPLES, ROOT = sys.argv[1:4]
PROGRAMS = ("slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "munged")
APPS, PARTS = 24, 4
PATIENCE = 120
# The node refuses a task whose credential is not younger, in whole seconds, than the killing of its earlier life.
SETTLING = 2.5

if any(shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None for name in PROGRAMS):
    print("1..0 # SKIP Slurm is not installed")
    sys.exit(0)
if os.geteuid() != 0:
    print("1..0 # SKIP a Slurm of one node is started by root only")
    sys.exit(0)
os.environ["PATH"] += ":/usr/sbin:/sbin"

number = failures = 0


def case(good, name, detail=""):
    global number, failures
    number += 1
    failures += not good
    print(("ok" if good else "not ok"), number, "-", name, flush=True)
    if not good and str(detail):
        print("#", str(detail)[-3000:].replace("\n", "\n# "), flush=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(what, patience=PATIENCE):
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False


class Cluster:
    """One node at 127.0.0.1, with an authentication daemon of its own."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        for name in ("state", "spool", "munge"):
            os.makedirs(os.path.join(folder, name), mode=0o755)
        self.configuration = os.path.join(folder, "slurm.conf")
        os.environ["SLURM_CONF"] = self.configuration
        host = socket.gethostname().split(".")[0]
        with open(self.configuration, "w", encoding="utf-8") as file:
            file.write(f"""ClusterName=candor
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
CredType=cred/munge
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1
MinJobAge=300
KillWait=1
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} RealMemory=3000
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
""")

    def spawn(self, *words):
        log = open(os.path.join(self.folder, f"{words[0]}.out"), "wb")
        self.processes.append(subprocess.Popen(words, stdout=log, stderr=log))

    def start(self):
        munge = os.path.join(self.folder, "munge")
        with open(os.path.join(munge, "key"), "wb") as file:
            file.write(os.urandom(128))
        os.chmod(file.name, 0o600)
        self.spawn("munged", "--foreground", "--force", f"--socket={munge}/socket", f"--key-file={munge}/key",
                   f"--log-file={munge}/log", f"--pid-file={munge}/pid", f"--seed-file={munge}/seed")
        if not wait_for(lambda: os.path.exists(os.path.join(munge, "socket")), 20):
            return False
        self.spawn("slurmctld", "-D", "-f", self.configuration)
        self.spawn("slurmd", "-D", "-f", self.configuration)
        return wait_for(lambda: b" idle" in subprocess.run(["sinfo", "-h"], capture_output=True).stdout, 60)

    def tell(self):
        words = []
        for name in os.listdir(self.folder):
            if name.endswith((".out", ".log")):
                with open(os.path.join(self.folder, name), encoding="utf-8", errors="replace") as file:
                    words.append(f"{name}: {file.read()[-800:]}")
        return "\n".join(words)

    def stop(self):
        subprocess.run(["scancel", "--full", "--user=root"], capture_output=True)
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def make_list(folder):
    listed = os.path.join(folder, "found.csv")
    with open(listed, "w", encoding="utf-8") as file:
        file.write("name,package,policy\n")
        for i in range(APPS):
            path = os.path.join(folder, f"{i}.apk")
            shutil.copy(os.path.join(SAMPLES, "riverbank.apk"), path)
            with zipfile.ZipFile(path, "a") as archive:
                archive.writestr(f"assets/{i}.txt", str(i))
            file.write(f"App {i},{path},{SAMPLES}/policy-{'zh' if i % 2 else 'en'}.html\n")
    digests = os.path.join(folder, "list.csv")
    subprocess.run([CANDOR, "batch", "list", listed, "-o", digests], check=True)
    return digests


def content(folder):
    with open(os.path.join(folder, "batch.sqlite"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def state_of(job):
    words = subprocess.run(["scontrol", "show", "job", job], capture_output=True, text=True).stdout
    return [word.split("=")[1] for word in words.split() if word.startswith("JobState=")]


def list_tasks(state):
    return subprocess.run(["squeue", "-h", "-r", "-t", state, "-n", "candor", "-o", "%i"], capture_output=True,
                          text=True).stdout.split()


def make_program(folder):
    """Candor, but in its first life the first part stands still once it has begun: so there is something to kill in
    the middle of its work, however quick the machine is."""
    path = os.path.join(folder, "candor-that-stands-still")
    candor = shlex.quote(CANDOR)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"""#!/bin/sh
if [ "${{SLURM_ARRAY_TASK_ID:-}}" != 1 ] || [ "${{SLURM_RESTART_COUNT:-0}}" != 0 ]; then exec {candor} "$@"; fi
{candor} "$@" &
until [ -e "$CANDOR_OUT/parts/1/batch.sqlite" ]; do sleep 0.01; done
kill -STOP $!
touch "$CANDOR_OUT/stands-still"
while :; do sleep 0.1; done
""")
    os.chmod(path, 0o755)
    return path


def kill_a_task(out):
    """The part that stands still is killed, its programs with it, and put back into the queue."""
    if not wait_for(lambda: os.path.exists(os.path.join(out, "stands-still")), 60):
        return False
    task = [task for task in list_tasks("R") if task.endswith("_1")]
    done = len(task) == 1 and subprocess.run(["scontrol", "requeue", *task], capture_output=True).returncode == 0
    time.sleep(SETTLING)
    return done


def has_ended(job):
    """Slurm lets a requeued task wait for two minutes, for a node that may be ill; this one is not."""
    for task in list_tasks("PD"):
        subprocess.run(["scontrol", "update", f"JobId={task}", "StartTime=now"], capture_output=True)
    return any(state in ("COMPLETED", "FAILED", "CANCELLED") for state in state_of(job))


def check(folder):
    listed, out = make_list(folder), os.path.join(folder, "out")
    subprocess.run([CANDOR, "batch", listed, "-o", os.path.join(folder, "alone"), "--no-cache"], capture_output=True)
    os.environ["CANDOR"] = make_program(folder)
    submitted = subprocess.run([os.path.join(ROOT, "contrib/slurm/submit"), listed, out, str(PARTS), "--mem=500M",
                                "--cpus-per-task=1"], capture_output=True, text=True)
    job = submitted.stdout.strip()
    case(submitted.returncode == 0 and job.isdigit(), "the array is submitted, and the merging behind it", submitted)
    case(kill_a_task(out), "a task is killed and requeued", subprocess.run(["squeue", "-r"], capture_output=True))
    ended = wait_for(lambda: has_ended(job))
    case(ended and state_of(job) == ["COMPLETED"], "all parts are done and merged", (state_of(job), os.listdir(out)))
    merged = os.path.exists(os.path.join(out, "batch.sqlite"))
    case(merged and content(out) == content(os.path.join(folder, "alone")), "the result is what one machine makes")


with tempfile.TemporaryDirectory(prefix="candor-slurm-") as top:
    cluster = Cluster(os.path.join(top, "cluster"))
    try:
        started = cluster.start()
        case(started, "a Slurm of one node starts", "" if started else cluster.tell())
        if started:
            os.mkdir(os.path.join(top, "work"))
            check(os.path.join(top, "work"))
            if failures:
                print("#", cluster.tell().replace("\n", "\n# "))
    finally:
        cluster.stop()
print(f"1..{number}")
sys.exit(failures > 0)

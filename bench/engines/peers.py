#!/usr/bin/env python3
"""Runs our kernels and other engines and prints one table; started by bench/peers, which builds them."""
import argparse
import dataclasses
import datetime
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

GRAPHS = {  # file, ids as a power of two, arcs drawn, seed
    "2 M": ("2m.arcs", 19, 2_000_000, 42),
    "10 M": ("10m.arcs", 21, 10_000_000, 43),
}
SMALL = {  # what stands in for them
    "2 M": ("small-2m.arcs", 16, 200_000, 42),
    "10 M": ("small-10m.arcs", 17, 400_000, 43),
}
ITERATIONS, PIVOTS, SLOW_PIVOTS, SOURCES, LOG2M = 20, 64, 4, 3_072, 8
EVERY_SOURCE = 1_000_000_000
OURS = "kolscope"
LONGEST = 900  # seconds a process may take
MEBIBYTE = 1 << 20


@dataclasses.dataclass
class Row:
    measure: str
    graph: str
    engine: str
    effort: int
    how: str  # java, graphx, launcher, igraph, networkx, or inside: timed within the whole job
    heap: str = ""
    once: bool = False  # slow and steady: one repetition will do
    note: str = ""
    runs: list = dataclasses.field(default_factory=list)
    agreement: str = ""

    def scores(self, work):
        name = f"scores-{self.measure}-{self.graph}-{self.engine}".replace(" ", "-")
        return work / (name + (".parquet" if self.measure == "whole job" else ""))


ROWS = [
    Row("pagerank", "10 M", OURS, ITERATIONS, "java", "256m"),
    Row("pagerank", "10 M", "law-power-series", ITERATIONS, "java", "512m"),
    Row("pagerank", "10 M", "law-gauss-seidel", ITERATIONS, "java", "512m"),
    Row("pagerank", "10 M", "igraph", 0, "igraph", note="PRPACK, ends by itself"),
    Row("pagerank", "10 M", "jgrapht", ITERATIONS, "java", "2g", note="on our rows"),
    Row("pagerank", "10 M", "jgrapht-sparse", ITERATIONS, "java", "4g", once=True, note="on its own sparse graph"),
    Row("pagerank", "10 M", "jgrapht-defaults", 0, "java", "2g", once=True, note="tolerance 1e-4"),
    Row("pagerank", "10 M", "graphx", ITERATIONS, "inside", note="staticPageRank, in the job below"),
    Row("pagerank", "2 M", OURS, ITERATIONS, "java", "256m"),
    Row("pagerank", "2 M", "igraph", 0, "igraph", note="PRPACK, ends by itself"),
    Row("pagerank", "2 M", "networkx-defaults", 0, "networkx", once=True),
    Row("pagerank", "2 M", "networkx-tight", 0, "networkx", once=True, note="1e-13 of the mass"),
    Row("whole job", "10 M", OURS, ITERATIONS, "launcher", "2g", note="kolscope graph"),
    Row("whole job", "10 M", "graphx", ITERATIONS, "graphx", "6g"),
    Row("whole job", "10 M", "kolscope-spark", ITERATIONS, "launcher", "4g", once=True, note="--engine spark"),
    Row("betweenness", "2 M", OURS, PIVOTS, "java", "512m", note="a pivot"),
    Row("betweenness", "2 M", "webgraph", PIVOTS, "java", "512m", note="a pivot"),
    Row("betweenness", "2 M", "igraph", PIVOTS, "igraph", note="a pivot"),
    Row("betweenness", "2 M", "jgrapht", SLOW_PIVOTS, "java", "3g", note=f"a pivot, {SLOW_PIVOTS} of them"),
    Row("harmonic", "2 M", OURS, SOURCES, "java", "512m", note=f"{SOURCES:,} sources"),
    Row("harmonic", "2 M", "webgraph", LOG2M, "java", "1g", note=f"HyperBall, log2m {LOG2M}"),
]


class Bench:
    def __init__(self, work, options):
        self.work, self.threads = work, str(options.threads)
        self.made = set()
        self.graphs = SMALL if options.small else GRAPHS
        module = pathlib.Path("bench/engines/target")
        path = [str(module / "classes"), *(module / "classpath").read_text().strip().split(":")]
        self.spark_path = ":".join(path)
        # without Spark's logging, which would take memory in processes that have nothing to do with Spark
        self.path = ":".join(p for p in path if "/org/apache/logging/" not in p)

    def arcs(self, graph):
        return self.work / self.graphs[graph][0]

    def parquet(self, graph):
        return self.arcs(graph).with_suffix(".parquet")

    def java(self, heap, *rest):
        return ["java", f"-Xmx{heap}", "-XX:+UseParallelGC", "-cp", self.path, *map(str, rest)]

    def spark(self, heap, *rest):
        return ["java", "@jobs/spark.jvmargs", f"-Xmx{heap}", "-XX:+UseParallelGC", "-cp", self.spark_path,
                *map(str, rest)]

    def engine(self, heap, measure, engine, graph, effort, warmups, scores):
        return self.java(heap, "org.kolscope.peers.Engines", measure, engine, self.arcs(graph), self.threads, effort,
                         warmups, scores)

    def prepare(self, rows):
        for graph in sorted({r.graph for r in rows}):
            name, scale, drawn, seed = self.graphs[graph]
            if not self.arcs(graph).exists():
                say(f"drawing {drawn:,} arcs")
                done(self.java("2g", "org.kolscope.graph.bench.Kernels", "generate", self.work / name, scale, drawn,
                               seed))
        for graph in sorted({r.graph for r in rows if r.measure == "whole job"}):
            if not (self.parquet(graph) / "_SUCCESS").exists():
                say("writing Parquet")
                done(self.spark("4g", "org.kolscope.peers.ParquetFiles", "arcs", self.arcs(graph), self.parquet(graph),
                                self.threads))

    def reference(self, row):
        """The file that a row is compared with, made on first use; exact values, a minute of work, are kept."""
        if row.measure == "betweenness":
            name, engine, effort = f"pivots-{row.effort}", OURS, row.effort
        elif row.measure == "harmonic":
            name, engine, effort = "exact", OURS, EVERY_SOURCE
        else:
            name, engine, effort = "fixpoint", "fixpoint", 0
        file = self.arcs(row.graph).with_suffix(f".{name}")
        if file not in self.made and not (name == "exact" and file.exists()):
            say(f"{name} of {row.graph}")
            made = file.with_suffix(".unfinished")
            measure = "pagerank" if name == "fixpoint" else row.measure
            done(self.engine("1g", measure, engine, row.graph, effort, 0, made))
            made.rename(file)
            self.made.add(file)
        return file

    def absent(self, row):
        """Why an engine cannot run here; empty if it can."""
        if row.how == "igraph" and not (self.work / "igraph").exists():
            return "no C compiler or no libigraph-dev"
        if row.how == "launcher":
            told = subprocess.run(["./kolscope", "graph", "--help"], capture_output=True, text=True).stdout
            if "--engine" not in told:
                return "kolscope graph has no --engine"
        if row.how == "networkx":
            if subprocess.run(["/usr/bin/python3", "-c", "import networkx, scipy"], capture_output=True).returncode:
                return "no python3-networkx or no python3-scipy"
        return ""

    def command(self, row):
        scores = row.scores(self.work)
        if row.how == "igraph":
            return [str(self.work / "igraph"), row.measure, str(self.arcs(row.graph)), str(row.effort), str(scores)]
        if row.how == "networkx":
            return ["/usr/bin/python3", "bench/engines/networkx_pagerank.py", str(self.arcs(row.graph)),
                    row.engine.removeprefix("networkx-"), str(scores)]
        if row.how == "launcher":
            return ["env", f"KOLSCOPE_MEMORY={row.heap}", "./kolscope", "graph", str(self.parquet(row.graph)),
                    "--measures", "pageRank", "--iterations", str(row.effort),
                    "--engine", "memory" if row.engine == OURS else "spark", "--out", str(scores)]
        if row.how == "graphx":
            return self.spark(row.heap, "org.kolscope.peers.GraphXJob", self.parquet(row.graph), self.threads,
                              row.effort, scores)
        return self.engine(row.heap, row.measure, row.engine, row.graph, row.effort, 1, scores)

    def measure(self, rows, repetitions):
        """Runs what is to be run, all engines in turn, and compares the last scores; says what failed."""
        failed = {}
        for repetition in range(repetitions):
            for row in rows:
                name = f"{row.measure} {row.graph} {row.engine}"
                if row.how == "inside" or name in failed or row.once and repetition:
                    continue
                say(f"{repetition + 1} {name}")
                outcome = measured(self.command(row))
                if isinstance(outcome, str):
                    failed[name] = outcome
                else:
                    row.runs.append(outcome)
        jobs = {(r.graph, r.engine): r for r in rows if r.measure == "whole job"}
        for row in rows:
            try:
                if row.runs and row.how != "inside":
                    self.compare(row)
            except ChildProcessError as complaint:
                failed[f"comparing {row.measure} {row.graph} {row.engine}"] = complaint
        for row in rows:
            if row.how == "inside":
                job = jobs[row.graph, row.engine]
                row.runs, row.agreement = job.runs, job.agreement
        return failed

    def compare(self, row):
        scores = row.scores(self.work)
        if row.measure == "whole job":
            ranked, scores = scores, scores.with_suffix(".doubles")
            done(self.spark("2g", "org.kolscope.peers.ParquetFiles", "scores", self.arcs(row.graph), ranked,
                            self.threads, scores))
        kind = "shares" if row.measure in ("pagerank", "whole job") else "values"
        near9, near4, top, apart = done(
            self.java("1g", "org.kolscope.peers.Agreement", kind, self.reference(row), scores)).split()
        if row.measure == "betweenness":
            row.agreement = f"at most {float(apart):.0e} from ours"
        elif row.measure == "harmonic":
            row.agreement = f"{top} of the exact top 100"
        else:
            row.agreement = f"{percent(near4)}, {percent(near9)}, {top}"


def percent(share):
    """Rounded down: 100 % is all."""
    return f"{int(float(share) * 10_000) / 100:g} %"


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def done(command):
    """Standard output of a command that must succeed."""
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise ChildProcessError(f"{' '.join(command)[-300:]}\n{ran.stderr[-2000:]}")
    return ran.stdout


def measured(command):
    """What a process says of itself, and wall, cpu and peak memory of all of it; or a text that says what is wrong."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complaint:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=complaint)
        alarm = threading.Timer(LONGEST, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complaint.seek(0)
        if process.returncode:
            lines = complaint.read().strip().splitlines() or ["nothing said"]
            return f"exit code {process.returncode}: {lines[0][:160]}"
        figures = {"whole": (wall, usage.ru_utime + usage.ru_stime), "peak": usage.ru_maxrss / 1024}
        for line in said:
            words = line.split()
            if words and words[0] in ("load", "run"):
                figures[words[0]] = float(words[1]), float(words[2])
        return figures


def median(runs, figure, part):
    return statistics.median(run[figure][part] for run in runs)


def line(row, ours):
    """A row of the table; ratios are to the row of ours, if there is one."""
    figure = "whole" if row.measure == "whole job" else "run"
    each = row.effort if row.measure == "betweenness" else 1
    wall, cpu = (median(row.runs, figure, part) / each for part in (0, 1))
    load = "" if figure == "whole" else f"{median(row.runs, 'load', 0):.2f}"
    peak = f"{statistics.median(run['peak'] for run in row.runs):,.0f}"
    ratios = ["", ""]
    if ours:
        base = ours.effort if ours.measure == "betweenness" else 1
        ratios = [f"{mine / (median(ours.runs, figure, part) / base):.2f}" for part, mine in enumerate((wall, cpu))]
    name = f"{row.engine} ({row.note})" if row.note else row.engine
    digits = 4 if each > 1 else 3
    return [f"{row.measure}, {row.graph}", name, f"{wall:.{digits}f}", f"{cpu:.{digits}f}", *ratios, load, peak,
            row.agreement, str(len(row.runs))]


def table(rows):
    head = ["what", "engine", "wall s", "cpu s", "wall to ours", "cpu to ours", "load s", "peak MiB", "agreement",
            "runs"]
    lines = [head, ["---"] * 2 + ["---:"] * 6 + ["---", "---:"]]
    ours = {(r.measure, r.graph): r for r in rows if r.engine == OURS and r.runs}
    lines += [line(row, ours.get((row.measure, row.graph))) for row in rows if row.runs]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def machine(options, load):
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEBIBYTE / 1024
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    small = ", 0.2 and 0.4 M arcs instead: only to see that all is well" if options.small else ""
    return (f"{datetime.date.today()}, commit {commit or 'unknown'}, {os.cpu_count()} cores, {memory:.0f} GiB, "
            f"{options.threads} threads, load {load:.1f} at the start{small}")


LEGEND = f"""
Medians of processes that take turns. wall and cpu: the measure alone, after a warm-up in Java; of a whole job, and of
betweenness per pivot, of all of it. load: arcs from the file to a graph in memory. peak: the process, graph and all.
agreement of PageRank: vertices within 1e-4 and within 1e-9 of the fixpoint, relative to it, scores divided by their
sum; and how many of its first hundred are found. Pivots are the same for all, the largest difference is relative.
"""


def chosen(words):
    """Rows of which measure, engine or graph has one of the words; GraphX ranks within its job."""
    rows = [r for r in ROWS if not words or any(w in f"{r.measure} {r.graph} {r.engine}" for w in words)]
    inside = {(r.graph, r.engine) for r in rows if r.how == "inside"}
    return [r for r in ROWS if r in rows or r.measure == "whole job" and (r.graph, r.engine) in inside]


def main():
    parser = argparse.ArgumentParser(prog="bench/peers")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    begun = time.monotonic()
    bench = Bench(options.work, options)
    rows = chosen([w for w in options.only.split(",") if w])
    if not rows:
        sys.exit(f"--only {options.only}: no row has such a name")
    absent = {(row.measure, row.engine): why for row in rows if (why := bench.absent(row))}
    rows = [row for row in rows if (row.measure, row.engine) not in absent]
    bench.prepare(rows)
    failed = bench.measure(rows, options.repetitions)
    print(machine(options, load) + "\n\n" + table(rows) + "\n" + LEGEND)
    for (measure, engine), why in absent.items():
        print(f"Missing: {measure} of {engine}: {why}")
    for row, why in failed.items():
        print(f"Failed: {row}: {why}")
    say(f"{time.monotonic() - begun:.0f} s")
    sys.exit(1 if failed else 0)


main()

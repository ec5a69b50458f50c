"""networkx on an arc file: networkx_pagerank.py ARCS default|tight SCORES

Prints wall and processor seconds of load and of run, writes the scores by vertex as doubles.
"""
import sys
import time

import networkx
import numpy

TIGHT = 1e-13  # of all mass; networkx multiplies its tolerance by the number of vertices


def timed(what, work):
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    print(f"{what} {time.perf_counter() - wall:.4f} {time.process_time() - cpu:.4f}")
    return made


def load(name):
    numbers = numpy.fromfile(name, dtype="<i4")
    n = int(numbers[0])
    arcs = numbers[1:].reshape(-1, 2)
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(zip(arcs[:, 0].tolist(), arcs[:, 1].tolist()))
    return graph


def main():
    name, setting, out = sys.argv[1:]
    graph = timed("load", lambda: load(name))
    n = graph.number_of_nodes()
    settings = {"tol": TIGHT / n, "max_iter": 1000} if setting == "tight" else {}
    scores = timed("run", lambda: networkx.pagerank(graph, 0.85, **settings))
    numpy.array([scores[v] for v in range(n)], dtype="<f8").tofile(out)


main()

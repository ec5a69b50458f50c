/*
 * igraph on an arc file: igraph pagerank|betweenness ARCS EFFORT SCORES
 *
 * Prints wall and processor seconds of load and of run, writes the scores by vertex as doubles.
 * PageRank is PRPACK, which ends by itself; betweenness starts at the last EFFORT vertices.
 */
#include <igraph.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double wall, cpu;

static void start(void) {
  wall = seconds(CLOCK_MONOTONIC);
  cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static void print(const char *what) {
  printf("%s %.4f %.4f\n", what, seconds(CLOCK_MONOTONIC) - wall,
         seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
}

static void load(const char *name, igraph_t *graph) {
  FILE *file = fopen(name, "rb");
  int32_t n, arc[2];
  igraph_vector_int_t ends;
  if (!file || fread(&n, 4, 1, file) != 1 || fseek(file, 0, SEEK_END)) {
    fprintf(stderr, "cannot read %s\n", name);
    exit(1);
  }
  igraph_vector_int_init(&ends, (ftell(file) - 4) / 4);
  fseek(file, 4, SEEK_SET);
  for (igraph_integer_t i = 0; fread(arc, 4, 2, file) == 2; i += 2) {
    VECTOR(ends)[i] = arc[0];
    VECTOR(ends)[i + 1] = arc[1];
  }
  fclose(file);
  igraph_create(graph, &ends, n, IGRAPH_DIRECTED);
  igraph_vector_int_destroy(&ends);
}

int main(int count, char **args) {
  igraph_t graph;
  igraph_vector_t scores;
  if (count != 5) {
    fprintf(stderr, "usage: igraph pagerank|betweenness ARCS EFFORT SCORES\n");
    return 2;
  }
  start();
  load(args[2], &graph);
  print("load");
  igraph_vector_init(&scores, 0);
  start();
  if (!strcmp(args[1], "pagerank")) {
    igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &scores, NULL, igraph_vss_all(), 1, 0.85,
                    NULL, NULL);
  } else {
    igraph_integer_t n = igraph_vcount(&graph), first = n - atoll(args[3]);
    igraph_betweenness_subset(&graph, &scores, igraph_vss_all(), 1,
                              igraph_vss_range(first < 0 ? 0 : first, n), igraph_vss_all(), NULL);
  }
  print("run");
  FILE *out = fopen(args[4], "wb");
  fwrite(VECTOR(scores), 8, igraph_vector_size(&scores), out);
  return fclose(out);
}

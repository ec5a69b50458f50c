package org.kolscope.report;

/**
 * What Spark measured of one stage of a night, over all its Spark jobs. Host facts: they differ
 * from run to run.
 *
 * @param tasksCount task attempts that ended, failed ones included
 * @param inputBytes read from storage
 * @param shuffleReadBytes read from shuffles, local and remote
 * @param shuffleWriteBytes written to shuffles
 * @param spillMemoryBytes size in memory of what was spilled
 * @param spillDiskBytes size on disk of the same; 0 means that memory was enough
 * @param peakMemoryBytes greatest execution memory of a single task
 * @param slowestTaskSeconds the longest successful task of the Spark stage that took longest from
 *     submission to completion; null if no Spark stage was completed
 * @param medianTaskSeconds median of the successful tasks of that Spark stage; null alike
 */
public record StageFigures(
    long tasksCount,
    long inputBytes,
    long shuffleReadBytes,
    long shuffleWriteBytes,
    long spillMemoryBytes,
    long spillDiskBytes,
    long peakMemoryBytes,
    Double slowestTaskSeconds,
    Double medianTaskSeconds) {

  /** Slowest task over median task, at least 1; null if unknown or if half the tasks took 0 ms. */
  public Double skew() {
    return slowestTaskSeconds == null || medianTaskSeconds == null || medianTaskSeconds == 0
        ? null
        : Double.valueOf(slowestTaskSeconds / medianTaskSeconds);
  }
}

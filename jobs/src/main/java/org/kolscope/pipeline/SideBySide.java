package org.kolscope.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work on different tables at once. On a small night the driver plans longer than the executors
 * compute, and on a large one the last tasks of a job leave executors idle.
 */
final class SideBySide {

  /** Chosen: more only takes memory, since the driver has two cores on a laptop. */
  private static final int THREADS = 3;

  private SideBySide() {}

  /**
   * Ends when all work has ended, also the work beside one that failed: nothing is written behind
   * the caller's back.
   *
   * @param work independent of each other; jobs are counted for the stage of the caller
   * @return what each gave, in the order given
   * @throws RuntimeException of the first, in the order given, that failed
   */
  static <T> List<T> all(List<? extends Callable<T>> work) {
    // threads of this call alone: Spark hands a thread's session and job description to its
    // children
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      var results = new ArrayList<T>();
      RuntimeException failed = null;
      for (Future<T> each : threads.invokeAll(work)) {
        try {
          results.add(each.get());
        } catch (ExecutionException e) {
          failed = first(failed, e.getCause());
        }
      }
      if (failed != null) {
        throw failed;
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static RuntimeException first(RuntimeException failed, Throwable next) {
    if (next instanceof Error error) {
      throw error;
    }
    if (failed != null) {
      failed.addSuppressed(next);
      return failed;
    }
    return next instanceof RuntimeException e ? e : new IllegalStateException(next);
  }
}

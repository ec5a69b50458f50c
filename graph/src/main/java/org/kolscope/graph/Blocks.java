package org.kolscope.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Cuts the numbers 0 to n - 1 into blocks and works on them with a stated number of threads.
 *
 * <p>The cut does not depend on the threads, so a result that is made block by block, and whose
 * parts are added in the order of the blocks, has the same bits with any number of them. Which
 * thread takes which block is open. Threads live as long as the call, about 0.1 ms each to start.
 */
public final class Blocks {

  private Blocks() {}

  /** Works on the numbers from {@code begin} to {@code end}, excluded. */
  public interface Work {
    void on(int begin, int end);
  }

  /** How many blocks of this size there are. */
  public static int count(int n, int size) {
    return n / size + (n % size == 0 ? 0 : 1);
  }

  /** Works on each block once; {@code work} must stand being run by several threads at a time. */
  public static void each(int n, int size, int threads, Work work) {
    each(n, size, threads, () -> work);
  }

  /**
   * Works on each block once, every thread with a worker of its own, which may keep scratch arrays.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public static void each(int n, int size, int threads, Supplier<? extends Work> workers) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    int blocks = count(n, size);
    var next = new AtomicInteger();
    Runnable loop =
        () -> {
          Work work = workers.get();
          for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
            int begin = b * size;
            work.on(begin, begin + Math.min(size, n - begin));
          }
        };
    List<FutureTask<Void>> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, blocks); t++) {
      var task = new FutureTask<Void>(loop, null);
      others.add(task);
      new Thread(task, "graph-" + t).start();
    }
    try {
      if (blocks > 0) {
        loop.run();
      }
    } finally {
      next.set(blocks);
      for (var task : others) {
        await(task);
      }
    }
  }

  private static void await(FutureTask<Void> task) {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a thread of the graph module failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while its threads work", e);
    }
  }
}

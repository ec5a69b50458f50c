package org.kolscope.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Cuts the numbers 0 to n - 1 into blocks and works on them with a stated number of threads.
 *
 * <p>The cut does not depend on the threads, so a result that is made block by block, and whose
 * parts are added in the order of the blocks, has the same bits with any number of them. Which
 * thread takes which block is open. Threads live as long as the call, about 0.1 ms each to start.
 * What one of them throws ends the others and reaches the caller.
 */
public final class Blocks {

  private Blocks() {}

  /** Works on the numbers from {@code begin} to {@code end}, excluded. */
  public interface Work {
    void on(int begin, int end);
  }

  /** Work whose parts are put together in the order of the blocks. */
  public interface Part extends Work {

    /** Adds what {@link #on} found to the whole; one thread at a time, block after block. */
    void add();
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
    var failure = new AtomicReference<Throwable>();
    Runnable loop = () -> work(n, size, next, failure, workers);
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, blocks); t++) {
      var thread = new Thread(loop, "graph-" + t);
      thread.start();
      others.add(thread);
    }
    loop.run();
    others.forEach(Blocks::await);
    if (failure.get() instanceof RuntimeException cause) {
      throw cause;
    }
    if (failure.get() instanceof Error cause) {
      throw cause;
    }
  }

  private static void work(
      int n,
      int size,
      AtomicInteger next,
      AtomicReference<Throwable> failure,
      Supplier<? extends Work> workers) {
    int blocks = count(n, size);
    Work work = null;
    try {
      for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
        work = work == null ? workers.get() : work;
        int begin = b * size;
        work.on(begin, begin + Math.min(size, n - begin));
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e); // thrown again by the caller's thread
      next.set(blocks);
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while its threads work", e);
    }
  }

  /** Works on each block once and adds the parts in the order of the blocks. */
  public static void inOrder(int n, int size, int threads, Supplier<? extends Part> workers) {
    var turns = new Turns();
    Supplier<Work> ordered =
        () -> {
          Part part = workers.get();
          return (begin, end) -> turns.take(part, begin, end, begin / size);
        };
    each(n, size, threads, ordered);
  }

  /** Lets one worker add at a time, by the number of its block. */
  private static final class Turns {
    private int next;
    private boolean failed;

    void take(Part part, int begin, int end, int turn) {
      boolean done = false;
      try {
        part.on(begin, end);
        add(part, turn);
        done = true;
      } finally {
        if (!done) {
          fail();
        }
      }
    }

    private synchronized void add(Part part, int turn) {
      while (next != turn && !failed) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while its threads work", e);
        }
      }
      if (failed) {
        throw new IllegalStateException("another thread failed first");
      }
      part.add();
      next++;
      notifyAll();
    }

    private synchronized void fail() {
      failed = true;
      notifyAll();
    }
  }
}

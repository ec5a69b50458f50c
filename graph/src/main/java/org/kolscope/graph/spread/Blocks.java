package org.kolscope.graph.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs numbered blocks of work on threads that live as long as the call. */
final class Blocks {

  private Blocks() {}

  /**
   * Runs blocks 0 to {@code count} - 1, each once, in no order.
   *
   * @param worker makes what one thread works with; called once per thread
   */
  static void run(int threads, int count, Supplier<IntConsumer> worker) {
    var next = new AtomicInteger();
    Runnable loop =
        () -> {
          IntConsumer work = worker.get();
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    int busy = Math.min(threads, count);
    if (busy == 1) {
      loop.run();
    } else if (busy > 1) {
      onThreads(busy, loop);
    }
  }

  private static void onThreads(int threads, Runnable loop) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(pool.submit(loop));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while blocks were running", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}

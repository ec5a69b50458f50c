package org.kolscope.audience.overlap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kolscope.schema.FanOverlap;

/**
 * The rows of all pairs, in the order of their accounts, made while they are read: only what some
 * accounts ahead share is held. Accounts are divided among threads; the rows do not depend on them.
 * Memory: 24 bytes an account and thread, and the rows ahead. The threads end with the last row.
 */
final class AllPairs implements Iterator<FanOverlap> {

  private static final int AHEAD = 4;

  private final FanLists lists;
  private final int leastShared;
  private final ThreadLocal<SharedFans> rooms;
  private final ExecutorService workers;
  private final int ahead;
  private final Queue<Future<PairCounts>> pending = new ArrayDeque<>();
  private Iterator<FanOverlap> rows = List.<FanOverlap>of().iterator();
  private int next;
  private long met;
  private long told;

  AllPairs(FanLists lists, int leastShared, int threads) {
    this.lists = lists;
    this.leastShared = leastShared;
    rooms = ThreadLocal.withInitial(() -> new SharedFans(lists.lists().size()));
    workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              var thread = new Thread(work, "fan-overlap");
              thread.setDaemon(true);
              return thread;
            });
    ahead = AHEAD * threads;
  }

  /** Pairs met; complete after the last row. */
  long met() {
    return met;
  }

  /** Pairs with a row; complete after the last row. */
  long told() {
    return told;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      while (pending.size() < ahead && next < lists.lists().size()) {
        int list = next++;
        pending.add(workers.submit(() -> PairCounts.of(lists, list, leastShared, rooms.get())));
      }
      if (pending.isEmpty()) {
        workers.shutdown();
        return false;
      }
      var counts = done(pending.remove());
      met += counts.met();
      told += counts.told();
      rows = counts.rows().iterator();
    }
    return true;
  }

  @Override
  public FanOverlap next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no pair is left");
    }
    return rows.next();
  }

  /** All rows at once; for few accounts. */
  List<FanOverlap> all() {
    var all = new ArrayList<FanOverlap>();
    forEachRemaining(all::add);
    return all;
  }

  private PairCounts done(Future<PairCounts> counts) {
    try {
      return counts.get();
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while comparing fans", e);
    } catch (ExecutionException e) {
      workers.shutdownNow();
      throw new IllegalStateException("comparing fans failed", e.getCause());
    }
  }
}

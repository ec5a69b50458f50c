package org.kolscope.influence.spread;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.sample.Coin;
import org.kolscope.influence.whole.HeapRoom;

/**
 * Collects arcs from readers to those they read, in any order, as many as one task may hold: when
 * there are more, half of the readers that are left go, each with all its arcs, drawn by coin.
 *
 * <p>Which readers stay depends on the arcs and the coin alone: the largest share 2^-k of them
 * whose arcs fit. Memory: 24 bytes an arc, 16 more for a moment, and the graph.
 */
public final class ReaderArcs {

  /** What an arc takes while the graph is built from what was collected, 24 of them collected. */
  private static final long BYTES_AN_ARC = 44;

  private final Coin coin;
  private final int most;
  private final HeapRoom room;
  private double share = 1;
  private long[] readers = new long[16];
  private long[] authors = new long[16];
  private long[] notes = new long[16];
  private int size;

  /**
   * No arcs yet.
   *
   * @param most arcs to hold, at least 1
   * @param room for them
   */
  public ReaderArcs(Coin coin, int most, HeapRoom room) {
    this.coin = coin;
    this.most = most;
    this.room = room;
  }

  /**
   * Adds an arc.
   *
   * @param note any number that belongs to it
   * @throws IllegalStateException if so many do not fit the room
   */
  public void add(long reader, long author, long note) {
    if (!isKept(reader)) {
      return;
    }
    if (size == readers.length) {
      room.require(BYTES_AN_ARC * (size + 1L));
      int wanted = (int) Math.min(2L * size, Math.max(size + 1L, most + 1L));
      readers = Arrays.copyOf(readers, wanted);
      authors = Arrays.copyOf(authors, wanted);
      notes = Arrays.copyOf(notes, wanted);
    }
    readers[size] = reader;
    authors[size] = author;
    notes[size++] = note;
    while (size > most) {
      halve();
    }
  }

  private void halve() {
    share /= 2;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (isKept(readers[i])) {
        readers[kept] = readers[i];
        authors[kept] = authors[i];
        notes[kept++] = notes[i];
      }
    }
    size = kept;
  }

  /** Whether the arcs out of an account are among those held. */
  public boolean isKept(long reader) {
    return share == 1 || coin.toss(0, reader) < share;
  }

  /** Share of the readers that are kept, in (0, 1]. */
  public double share() {
    return share;
  }

  /** Arcs held. */
  public int size() {
    return size;
  }

  /** The account that is read at the end of an arc. */
  public long author(int arc) {
    return authors[arc];
  }

  /** What belongs to an arc. */
  public long note(int arc) {
    return notes[arc];
  }

  /** All ends and {@code others}, rising, each once. */
  public long[] ids(long... others) {
    room.require(BYTES_AN_ARC * size);
    long[] all = Arrays.copyOf(readers, 2 * size + others.length);
    System.arraycopy(authors, 0, all, size, size);
    System.arraycopy(others, 0, all, 2 * size, others.length);
    Arrays.sort(all);
    int n = 0;
    for (long id : all) {
      if (n == 0 || all[n - 1] != id) {
        all[n++] = id;
      }
    }
    return Arrays.copyOf(all, n);
  }

  /**
   * The graph of the arcs between {@code ids}, of parallel ones the heaviest; loops are left out.
   *
   * @param weight by note; an arc with weight 0 is left out, null for all 1
   */
  public Digraph graph(long[] ids, Sides sides, int threads, LongToDoubleFunction weight) {
    int[] from = new int[size];
    int[] to = new int[size];
    for (int i = 0; i < size; i++) {
      from[i] = Arrays.binarySearch(ids, readers[i]);
      to[i] = Arrays.binarySearch(ids, authors[i]);
    }
    return new Assembly(Loops.DROP, Parallels.KEEP_ONE, sides, threads)
        .of(ids, source(from, to, weight));
  }

  /** An end below 0 is no vertex. */
  private ArcSource source(int[] from, int[] to, LongToDoubleFunction weight) {
    return new ArcSource() {
      @Override
      public void walk(Visitor visitor) {
        for (int i = 0; i < from.length; i++) {
          double w = weight == null ? 1 : weight.applyAsDouble(notes[i]);
          if (from[i] >= 0 && to[i] >= 0 && w > 0) {
            visitor.arc(from[i], to[i], w);
          }
        }
      }

      @Override
      public boolean isWeighted() {
        return weight != null;
      }
    };
  }
}

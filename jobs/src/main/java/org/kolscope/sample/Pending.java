package org.kolscope.sample;

import java.util.Arrays;

/**
 * Reposts that wait for their time, earliest first; those of the same second in an order that only
 * what was put in before decides. A binary heap over columns.
 */
final class Pending {

  private long[] heap = new long[1_024];
  private int size;
  private int[] account = new int[1_024];
  private int[] parent = new int[1_024];
  private int[] session = new int[1_024];
  private int[] farm = new int[1_024];
  private int used;
  private int[] free = new int[1_024];
  private int freed;

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the first one. */
  int time() {
    return (int) (heap[0] >>> 32);
  }

  int account() {
    return account[(int) heap[0]];
  }

  int parent() {
    return parent[(int) heap[0]];
  }

  /** When the session began in which the post is read; -1 if nobody read. */
  int session() {
    return session[(int) heap[0]];
  }

  /** Who was paid; -1 for nobody. */
  int farm() {
    return farm[(int) heap[0]];
  }

  void add(int time, int who, int of, int readAt, int paid) {
    var slot = freed > 0 ? free[--freed] : used++;
    if (slot == account.length) {
      var room = slot + (slot >> 1);
      account = Arrays.copyOf(account, room);
      parent = Arrays.copyOf(parent, room);
      session = Arrays.copyOf(session, room);
      farm = Arrays.copyOf(farm, room);
    }
    account[slot] = who;
    parent[slot] = of;
    session[slot] = readAt;
    farm[slot] = paid;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size + (size >> 1));
    }
    heap[size] = ((long) time << 32) | slot;
    up(size++);
  }

  void remove() {
    if (freed == free.length) {
      free = Arrays.copyOf(free, freed + (freed >> 1));
    }
    free[freed++] = (int) heap[0];
    heap[0] = heap[--size];
    down();
  }

  /** Puts the first one off by a second. */
  void putOff() {
    heap[0] += 1L << 32;
    down();
  }

  private void up(int from) {
    var at = from;
    var value = heap[at];
    while (at > 0 && heap[(at - 1) >>> 1] > value) {
      heap[at] = heap[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    heap[at] = value;
  }

  private void down() {
    var at = 0;
    var value = heap[0];
    while (2 * at + 1 < size) {
      var child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= value) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = value;
  }
}

package org.kolscope.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites the log of one key when nights are loaded, loaded again or put between others, such that
 * the log is the same as if all nights had been loaded in their order.
 *
 * <p>What each other night saw is read back from its stored rows and its silence, what the loaded
 * nights see is replaced, and the rows that follow are told anew. Plain and pure; nights are days
 * since 1970.
 *
 * @param nights the first night that is loaded and all after it that are loaded or stored, in order
 * @param silences per night of those that is not loaded now, what a known key without a row means
 *     there
 * @param rows what can be done with a row
 */
record KeyLog<V>(List<Integer> nights, Map<Integer, LogKind> silences, Rows<V> rows)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** What can be done with a row of a table. */
  interface Rows<V> extends Serializable {
    /** Whether the row has ended. */
    boolean isGone(V row);

    /** The row once a complete crawl no longer has it. */
    V gone(V row);

    /** The row of which only the ids are known. */
    V stub(V row);
  }

  /** A row of the log, or a mark; a mark has no value. */
  record Entry<V>(int night, LogKind kind, V value) {}

  /** Where the telling stands: the newest row so far, and whether it is a mere stub. */
  private record Known<V>(V value, boolean isStub) {

    static <V> Known<V> of(Entry<V> entry) {
      return new Known<>(entry.value(), entry.kind() == LogKind.STUB);
    }
  }

  /**
   * The rows of {@link #nights}. Marks of nights that are not loaded now are left out where they
   * are what silence means there; those of loaded nights are all given.
   *
   * @param before the newest row before the first night; null if there is none
   * @param stored per night, what is stored now
   * @param fresh per loaded night, CHANGED or STUB with what its drop has; nothing if that does not
   *     have the key
   * @param covered nights with a complete crawl of a list the key belongs to
   */
  List<Entry<V>> told(
      Entry<V> before,
      Map<Integer, Entry<V>> stored,
      Map<Integer, Entry<V>> fresh,
      Set<Integer> covered) {
    var told = new ArrayList<Entry<V>>();
    var now = before == null ? null : Known.of(before);
    var once = now;
    for (int at : nights) {
      var row = stored.get(at);
      var silence = silences.get(at);
      var seen = silence == null ? fresh.get(at) : seen(once, row, silence);
      once = row == null ? once : after(once, row);
      now = tell(told, now, seen, at, covered);
      var last = told.isEmpty() ? null : told.get(told.size() - 1);
      if (last != null && last.night() == at && last.kind() == silence) {
        told.remove(told.size() - 1);
      }
    }
    return told;
  }

  /** The row that holds after a stored one. */
  private static <V> Known<V> after(Known<V> once, Entry<V> row) {
    return row.kind().isEntry() ? Known.of(row) : once;
  }

  /** What a stored night saw of the key: a row, a mention, or null for nothing. */
  private Entry<V> seen(Known<V> once, Entry<V> row, LogKind silence) {
    if (row == null && once == null) {
      return null;
    }
    var kind = row == null ? silence : row.kind();
    return switch (kind) {
      case CHANGED, STUB -> row;
      case SAME -> new Entry<>(0, LogKind.CHANGED, once.value());
      case MENTIONED -> new Entry<>(0, LogKind.STUB, rows.stub(once.value()));
      default -> null;
    };
  }

  private Known<V> tell(
      List<Entry<V>> told, Known<V> known, Entry<V> seen, int at, Set<Integer> covered) {
    if (seen == null) {
      if (known == null) {
        return null;
      }
      if (covered.contains(at) && !rows.isGone(known.value())) {
        var gone = new Entry<>(at, LogKind.ENDED, rows.gone(known.value()));
        told.add(gone);
        return Known.of(gone);
      }
      told.add(new Entry<>(at, LogKind.UNSEEN, null));
      return known;
    }
    if (seen.kind() == LogKind.STUB && known != null) {
      told.add(new Entry<>(at, LogKind.MENTIONED, null));
      return known;
    }
    if (seen.kind() == LogKind.CHANGED
        && known != null
        && !known.isStub()
        && known.value().equals(seen.value())) {
      told.add(new Entry<>(at, LogKind.SAME, null));
      return known;
    }
    told.add(new Entry<>(at, seen.kind(), seen.value()));
    return Known.of(seen);
  }
}

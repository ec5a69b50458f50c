package org.kolscope.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.store.KeyLog.Entry;

/**
 * Tells the log of every key of a partition anew, one key at a time: memory is that of the rows of
 * one key. Rows come sorted by key, as {@code key..., logDay, logSource, logKind, value}; rows go
 * as {@code value..., logKind, logDay, logCount}, marks with their key alone.
 *
 * <p>Where many nights are loaded at once and each brings little, most of what there is to tell is
 * that a key was not seen. Such marks can be counted instead: one row without key a night.
 *
 * @param keys places of the key columns among those of the table
 * @param width columns of the table
 * @param covers complete lists from the first night on
 * @param counted nights whose marks UNSEEN are counted
 */
record LogFold(
    KeyLog<Row> log, List<Integer> keys, int width, Broadcast<Covers> covers, Set<Integer> counted)
    implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  /** How many marks a row stands for; null for one. */
  static final String COUNT = "logCount";

  /** Where a row that goes in comes from. */
  enum Source {
    /** The state before the first night. */
    BEFORE,
    /** What is stored from that night on. */
    STORED,
    /** What the drops have. */
    FRESH
  }

  /** Per night, the accounts of whose followers or followees the drop has the whole list. */
  static final class Covers implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<Integer, Set<Long>> ofFollowers = new HashMap<>();
    private final Map<Integer, Set<Long>> ofFollowees = new HashMap<>();
    private final int follower;
    private final int followee;

    /** Both are places of columns; -1 in tables that have no lists. */
    Covers(int follower, int followee) {
      this.follower = follower;
      this.followee = followee;
    }

    void add(int night, boolean isOfFollowers, long owner) {
      (isOfFollowers ? ofFollowers : ofFollowees)
          .computeIfAbsent(night, n -> new HashSet<>())
          .add(owner);
    }

    private Set<Integer> nights(List<Integer> columns, Object[] key) {
      if (ofFollowers.isEmpty() && ofFollowees.isEmpty()) {
        return Set.of();
      }
      var nights = new HashSet<Integer>();
      add(nights, ofFollowers, key[columns.indexOf(followee)]);
      add(nights, ofFollowees, key[columns.indexOf(follower)]);
      return nights;
    }

    private static void add(Set<Integer> nights, Map<Integer, Set<Long>> lists, Object owner) {
      lists.forEach(
          (night, owners) -> {
            if (owners.contains((Long) owner)) {
              nights.add(night);
            }
          });
    }
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      private final NavigableMap<Integer, Long> unseen = new TreeMap<>();
      private Row next = rows.hasNext() ? rows.next() : null;
      private Iterator<Row> told = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!told.hasNext() && next != null) {
          told = oneKey();
        }
        if (!told.hasNext() && !unseen.isEmpty()) {
          told =
              unseen.entrySet().stream()
                  .map(u -> count(u.getKey(), u.getValue()))
                  .toList()
                  .iterator();
          unseen.clear();
        }
        return told.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return told.next();
      }

      private Iterator<Row> oneKey() {
        var key = key(next);
        var story = new Story();
        while (next != null && Arrays.equals(key(next), key)) {
          story.add(next);
          next = rows.hasNext() ? rows.next() : null;
        }
        var entries =
            log.told(story.before, story.stored, story.fresh, covers.value().nights(keys, key));
        var out = new ArrayList<Row>(entries.size());
        for (var entry : entries) {
          if (entry.kind() == LogKind.UNSEEN && counted.contains(entry.night())) {
            unseen.merge(entry.night(), 1L, Long::sum);
          } else {
            out.add(row(key, entry));
          }
        }
        return out.iterator();
      }
    };
  }

  /** What is known of one key. */
  private final class Story {
    private Entry<Row> before;
    private final Map<Integer, Entry<Row>> fresh = new HashMap<>();
    private final Map<Integer, Entry<Row>> stored = new HashMap<>();

    private void add(Row row) {
      var at = keys.size();
      int day = row.getInt(at);
      var source = Source.valueOf(row.getString(at + 1));
      var entry = new Entry<>(day, LogKind.valueOf(row.getString(at + 2)), row.getStruct(at + 3));
      switch (source) {
        case BEFORE -> before = entry;
        case FRESH -> fresh.put(day, entry);
        default -> stored.put(day, entry);
      }
    }
  }

  private Object[] key(Row row) {
    var key = new Object[keys.size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = Objects.requireNonNull(row.get(i));
    }
    return key;
  }

  private Row row(Object[] key, Entry<Row> entry) {
    var cells = new Object[width + 3];
    for (int i = 0; i < width && entry.value() != null; i++) {
      cells[i] = entry.value().get(i);
    }
    for (int i = 0; i < key.length; i++) {
      cells[keys.get(i)] = key[i];
    }
    cells[width] = entry.kind().name();
    cells[width + 1] = entry.night();
    return RowFactory.create(cells);
  }

  private Row count(int night, long marks) {
    var cells = new Object[width + 3];
    cells[width] = LogKind.UNSEEN.name();
    cells[width + 1] = night;
    cells[width + 2] = marks;
    return RowFactory.create(cells);
  }

  /** Rows of a table by the places of their columns. */
  record Columns(int gone, List<Integer> ids, int width) implements KeyLog.Rows<Row> {

    private static final long serialVersionUID = 1;

    @Override
    public boolean isGone(Row row) {
      return row.getBoolean(gone);
    }

    @Override
    public Row gone(Row row) {
      var cells = cells(row);
      cells[gone] = true;
      return RowFactory.create(cells);
    }

    @Override
    public Row stub(Row row) {
      var cells = new Object[width];
      for (int id : ids) {
        cells[id] = row.get(id);
      }
      return RowFactory.create(cells);
    }

    private Object[] cells(Row row) {
      var cells = new Object[width];
      for (int i = 0; i < width; i++) {
        cells[i] = row.get(i);
      }
      return cells;
    }
  }
}

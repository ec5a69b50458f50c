package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.kolscope.store.KeyLog.Entry;

/**
 * The log of one key, with whole numbers as rows: 7 is a row, 107 the same row ended, -1 a stub.
 */
class KeyLogTest {

  private static final int STUB = -1;

  private static final KeyLog.Rows<Integer> ROWS =
      new KeyLog.Rows<>() {
        private static final long serialVersionUID = 1;

        @Override
        public boolean isGone(Integer row) {
          return row >= 100;
        }

        @Override
        public Integer gone(Integer row) {
          return row + 100;
        }

        @Override
        public Integer stub(Integer row) {
          return STUB;
        }
      };

  /**
   * What one drop says of the key.
   *
   * @param row the row, STUB for a mention, null for nothing
   * @param covered whether a complete crawl covers it
   * @param silence what the night is silent about
   */
  record Drop(Integer row, boolean covered, LogKind silence) {}

  /** A warehouse with this one key. */
  private static final class Warehouse {
    private final TreeMap<Integer, Drop> loaded = new TreeMap<>();
    private final TreeMap<Integer, Entry<Integer>> stored = new TreeMap<>();

    private void load(int night, Drop drop) {
      load(Map.of(night, drop));
    }

    /** Loads nights at once. */
    private void load(Map<Integer, Drop> drops) {
      loaded.putAll(drops);
      var first = new TreeMap<>(drops).firstKey();
      var silences = new HashMap<Integer, LogKind>();
      var covered = new HashSet<Integer>();
      loaded
          .tailMap(first)
          .forEach(
              (n, d) -> {
                covered.addAll(d.covered() ? Set.of(n) : Set.of());
                if (!drops.containsKey(n)) {
                  silences.put(n, d.silence());
                }
              });
      var fresh = new HashMap<Integer, Entry<Integer>>();
      drops.forEach((n, d) -> fresh.put(n, fresh(n, d)));
      fresh.values().removeIf(f -> f == null);
      var before =
          stored.headMap(first, false).descendingMap().values().stream()
              .filter(e -> e.kind().isEntry())
              .findFirst()
              .orElse(null);
      var nights = List.copyOf(loaded.tailMap(first).keySet());
      var told =
          new KeyLog<Integer>(nights, silences, ROWS)
              .told(before, Map.copyOf(stored.tailMap(first)), fresh, covered);
      stored.tailMap(first).clear();
      told.stream()
          .filter(e -> !drops.containsKey(e.night()) || e.kind() != drops.get(e.night()).silence())
          .forEach(e -> stored.put(e.night(), e));
    }

    private static Entry<Integer> fresh(int night, Drop drop) {
      if (drop.row() == null) {
        return null;
      }
      return new Entry<>(night, drop.row() == STUB ? LogKind.STUB : LogKind.CHANGED, drop.row());
    }

    private List<Entry<Integer>> log() {
      return stored.values().stream().filter(e -> e.kind().isEntry()).toList();
    }
  }

  /** The log by its definition: night after night, what differs from before. */
  private static List<Entry<Integer>> oracle(Map<Integer, Drop> drops) {
    var log = new ArrayList<Entry<Integer>>();
    Integer known = null;
    for (var drop : new TreeMap<>(drops).entrySet()) {
      var row = drop.getValue().row();
      if (row == null && known != null && drop.getValue().covered() && known < 100) {
        known = known + 100;
        log.add(new Entry<>(drop.getKey(), LogKind.ENDED, known));
      } else if (row != null && row == STUB && known == null) {
        known = STUB;
        log.add(new Entry<>(drop.getKey(), LogKind.STUB, STUB));
      } else if (row != null && row != STUB && !row.equals(known)) {
        known = row;
        log.add(new Entry<>(drop.getKey(), LogKind.CHANGED, row));
      }
    }
    return log;
  }

  @Property(tries = 4000, seed = "7", shrinking = ShrinkingMode.BOUNDED)
  void nightsInAnyOrderAndLoadedAgainGiveTheLogOfTheirOrder(
      @ForAll("drops") List<Drop> drops, @ForAll("orders") List<Integer> order) {
    var warehouse = new Warehouse();
    var last = new TreeMap<Integer, Drop>();
    for (int i = 0; i < order.size(); i++) {
      var drop = drops.get(i % drops.size());
      warehouse.load(order.get(i), drop);
      last.put(order.get(i), drop);
      assertThat(warehouse.log()).isEqualTo(oracle(last));
    }
  }

  @Property(tries = 4000, seed = "7", shrinking = ShrinkingMode.BOUNDED)
  void severalNightsAtOnceGiveTheLogOfTheirOrder(
      @ForAll("drops") List<Drop> drops, @ForAll("groups") List<Set<Integer>> groups) {
    var warehouse = new Warehouse();
    var last = new TreeMap<Integer, Drop>();
    for (var group : groups) {
      var now = new TreeMap<Integer, Drop>();
      group.forEach(n -> now.put(n, drops.get((last.size() + n) % drops.size())));
      warehouse.load(now);
      last.putAll(now);
      assertThat(warehouse.log()).isEqualTo(oracle(last));
    }
  }

  @Provide
  Arbitrary<List<Set<Integer>>> groups() {
    return Arbitraries.integers()
        .between(1, 8)
        .set()
        .ofMinSize(1)
        .ofMaxSize(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Drop>> drops() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 101, STUB).injectNull(0.3),
            Arbitraries.of(true, false),
            Arbitraries.of(LogKind.SAME, LogKind.MENTIONED, LogKind.UNSEEN))
        .as(Drop::new)
        .list()
        .ofSize(12);
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.integers().between(1, 6).list().ofMinSize(2).ofMaxSize(12);
  }

  @Test
  void whatALaterNightRepeatedIsToldAgainWhereANightComesBetween() {
    var warehouse = new Warehouse();
    warehouse.load(1, new Drop(5, false, LogKind.UNSEEN));
    warehouse.load(3, new Drop(5, false, LogKind.UNSEEN));
    assertThat(warehouse.log()).containsExactly(new Entry<>(1, LogKind.CHANGED, 5));
    warehouse.load(2, new Drop(6, false, LogKind.UNSEEN));
    assertThat(warehouse.log())
        .containsExactly(
            new Entry<>(1, LogKind.CHANGED, 5),
            new Entry<>(2, LogKind.CHANGED, 6),
            new Entry<>(3, LogKind.CHANGED, 5));
  }

  @Test
  void aFollowEndsWhereACompleteCrawlLacksItAndAtNoOtherNight() {
    var warehouse = new Warehouse();
    warehouse.load(1, new Drop(5, false, LogKind.UNSEEN));
    warehouse.load(2, new Drop(null, false, LogKind.UNSEEN));
    warehouse.load(4, new Drop(null, true, LogKind.UNSEEN));
    assertThat(warehouse.log())
        .containsExactly(new Entry<>(1, LogKind.CHANGED, 5), new Entry<>(4, LogKind.ENDED, 105));
    // the crawl of night 3 was complete too: it had ended by then
    warehouse.load(3, new Drop(null, true, LogKind.SAME));
    assertThat(warehouse.log())
        .containsExactly(new Entry<>(1, LogKind.CHANGED, 5), new Entry<>(3, LogKind.ENDED, 105));
  }
}

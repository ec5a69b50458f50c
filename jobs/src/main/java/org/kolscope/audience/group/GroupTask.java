package org.kolscope.audience.group;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.spectral.SpectralCoordinates;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.GroupGuess.Basis;
import org.kolscope.schema.Table;

/**
 * The one task of {@link GroupGuesses}. Rows come in any order: what, accountId, other, value,
 * name.
 */
record GroupTask(GroupGuesses settings) implements MapPartitionsFunction<Row, Row> {

  static final int FOLLOW = 0;
  static final int MEMBER = 1;
  static final int TOPIC = 2;

  /** Spreads neighbouring ids over all 64 bits (D. Knuth, TAOCP 3, 6.4). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var facts = new Facts();
    rows.forEachRemaining(facts::add);
    return facts.guesses(settings).stream().map(Table::toRow).iterator();
  }

  private static final class Facts {

    private final LongArrayList followers = new LongArrayList();
    private final LongArrayList followees = new LongArrayList();
    private final Map<Long, TreeSet<Long>> groups = new TreeMap<>();
    private final Map<Long, String> names = new TreeMap<>();
    private final Map<Long, Map<String, Double>> topics = new TreeMap<>();

    void add(Row row) {
      long account = row.getLong(1);
      switch (row.getInt(0)) {
        case FOLLOW -> {
          followers.add(account);
          followees.add(row.getLong(2));
        }
        case MEMBER -> {
          groups.computeIfAbsent(account, a -> new TreeSet<>()).add(row.getLong(2));
          if (!row.isNullAt(4)) {
            // one name, whatever the order of rows
            names.merge(row.getLong(2), row.getString(4), (a, b) -> a.compareTo(b) >= 0 ? a : b);
          }
        }
        case TOPIC ->
            topics
                .computeIfAbsent(account, a -> new TreeMap<>())
                .put(row.getString(4), row.getDouble(3));
        default -> throw new IllegalStateException("no kind of row " + row);
      }
    }

    List<GroupGuess> guesses(GroupGuesses settings) {
      var told = told(settings);
      if (told.size() < 2) {
        return List.of();
      }
      long[] ids = ids();
      var graph = Digraph.of(ids, followers.toLongArray(), followees.toLongArray());
      var space =
          new SpectralCoordinates(settings.dimensions(), settings.sweeps(), settings.randomSeed());
      double[][] known = known(ids, told, settings.maxKnown());
      var guess = new Kindred(space, graph, shares(ids), known, settings.folds()).guess();
      long knownCount = Arrays.stream(known).filter(k -> k != null).count();
      List<GroupGuess> rows = new ArrayList<>();
      for (int v = 0; v < ids.length; v++) {
        if (guess.of(v) != null && !groups.containsKey(ids[v])) {
          rows.add(row(ids[v], v, guess, told, knownCount));
        }
      }
      return rows;
    }

    private GroupGuess row(long id, int v, Kindred.Guess guess, List<Long> told, long known) {
      double[] p = guess.of(v);
      int best = Kindred.likeliest(p);
      double accuracy = guess.accuracy(v).share();
      return new GroupGuess(
          id,
          told.get(best),
          names.get(told.get(best)),
          p[best],
          guess.byBoth()[v] == null ? Basis.FOLLOWS : Basis.FOLLOWS_AND_TOPICS,
          known,
          Double.isNaN(accuracy) ? null : accuracy);
    }

    /** The groups that are told apart, by id. */
    private List<Long> told(GroupGuesses settings) {
      Map<Long, Integer> members = new TreeMap<>();
      groups.values().forEach(gs -> gs.forEach(g -> members.merge(g, 1, Integer::sum)));
      return members.entrySet().stream()
          .filter(e -> e.getValue() >= settings.minMembers())
          .sorted(
              Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(settings.maxGroups())
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    private long[] ids() {
      var all = new LongArrayList(followers);
      all.addAll(followees);
      all.addAll(groups.keySet());
      all.addAll(topics.keySet());
      return all.longStream().sorted().distinct().toArray();
    }

    /** Shares of the groups told apart, of the accounts that are learned from. */
    private double[][] known(long[] ids, List<Long> told, int most) {
      var known = new double[ids.length][];
      var members =
          groups.keySet().stream()
              .filter(a -> !Collections.disjoint(groups.get(a), told))
              .sorted(Comparator.comparingLong((Long a) -> a * GOLDEN).thenComparing(a -> a))
              .limit(most)
              .toList();
      for (long member : members) {
        var of = new TreeSet<>(groups.get(member));
        of.retainAll(told);
        double[] shares = new double[told.size()];
        of.forEach(g -> shares[Collections.binarySearch(told, g)] = 1.0 / of.size());
        known[Arrays.binarySearch(ids, member)] = shares;
      }
      return known;
    }

    private double[][] shares(long[] ids) {
      var verticals =
          new ArrayList<>(
              topics.values().stream()
                  .flatMap(t -> t.keySet().stream())
                  .collect(Collectors.toCollection(TreeSet::new)));
      var shares = new double[ids.length][];
      topics.forEach(
          (account, of) -> {
            double[] row = new double[verticals.size()];
            of.forEach(
                (vertical, share) -> row[Collections.binarySearch(verticals, vertical)] = share);
            shares[Arrays.binarySearch(ids, account)] = row;
          });
      return shares;
    }
  }
}

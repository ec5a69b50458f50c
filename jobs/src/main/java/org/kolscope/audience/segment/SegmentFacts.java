package org.kolscope.audience.segment;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Segment.Base;
import org.kolscope.schema.Segment.Way;

/**
 * People, whom they follow and in which segments they were, collected in any order. Memory: 16
 * bytes a follow while it collects, 4 more then.
 */
final class SegmentFacts {

  private final LongArrayList memberIds = new LongArrayList();
  private final LongArrayList followers = new LongArrayList();
  private final LongArrayList followees = new LongArrayList();
  private final TreeMap<Long, Account> accounts = new TreeMap<>();
  private final Map<Way, TreeMap<Long, Integer>> before = new EnumMap<>(Way.class);
  private final Map<Way, Integer> used = new EnumMap<>(Way.class);
  private final TreeMap<Long, Boolean> silent = new TreeMap<>();
  private Base base;
  private long baseCount;

  /**
   * An account that people follow.
   *
   * @param isTold whether it tells people apart: enough follow it, and not almost all
   * @param isNamed whether it may be named
   * @param role its part in the brief; null if none
   */
  record Account(boolean isTold, boolean isNamed, Role role) {}

  void base(Base base, long count) {
    this.base = base;
    this.baseCount = count;
  }

  /**
   * Adds a person.
   *
   * @param isSilent whether it wrote nothing; null if unknown
   */
  void member(long id, Boolean isSilent) {
    memberIds.add(id);
    silent.put(id, isSilent);
  }

  void follow(long member, long account) {
    followers.add(member);
    followees.add(account);
  }

  void account(long id, Account account) {
    accounts.put(id, account);
  }

  void before(Way way, long member, int segmentId) {
    before.computeIfAbsent(way, w -> new TreeMap<>()).put(member, segmentId);
  }

  /** Says which number was given before. */
  void used(Way way, int segmentId) {
    used.merge(way, segmentId, Math::max);
  }

  Base base() {
    return base;
  }

  long baseCount() {
    return baseCount;
  }

  /** The people by id. */
  long[] members() {
    long[] ids = memberIds.toLongArray();
    Arrays.sort(ids);
    return ids;
  }

  Boolean isSilent(long member) {
    return silent.get(member);
  }

  Map<Long, Integer> before(Way way) {
    return before.getOrDefault(way, new TreeMap<>());
  }

  /** The greatest number ever given; 0 if none was. */
  int used(Way way) {
    return used.getOrDefault(way, 0);
  }

  /** To which fifth each of these belongs: the same every night. */
  static int[] fifths(long[] members) {
    return Arrays.stream(members)
        .mapToInt(id -> Math.floorMod(HashCommon.mix(id), GroupNumber.FIFTHS))
        .toArray();
  }

  /** The accounts that tell people apart, by id. */
  List<Long> tellingIds() {
    return accounts.entrySet().stream()
        .filter(a -> a.getValue().isTold())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The accounts that may be named, by id. */
  List<Long> namedIds() {
    return accounts.entrySet().stream()
        .filter(a -> a.getValue().isNamed())
        .map(Map.Entry::getKey)
        .toList();
  }

  Role role(long account) {
    return accounts.get(account).role();
  }

  /** Per person which of these accounts it follows, as places in them, rising. */
  int[][] follows(long[] members, List<Long> of) {
    var columns = places(of.stream().mapToLong(Long::longValue).toArray());
    var rows = rows(members, columns);
    return rows.stream().map(SegmentFacts::distinct).toArray(int[][]::new);
  }

  /** Per person who of the others follows it and is followed by it, rising. */
  int[][] ties(long[] members) {
    int[][] follows =
        rows(members, places(members)).stream().map(SegmentFacts::distinct).toArray(int[][]::new);
    return IntStream.range(0, members.length)
        .mapToObj(
            i ->
                Arrays.stream(follows[i])
                    .filter(j -> j != i && Arrays.binarySearch(follows[j], i) >= 0)
                    .toArray())
        .toArray(int[][]::new);
  }

  private List<IntArrayList> rows(long[] members, Long2IntOpenHashMap columns) {
    var places = places(members);
    var rows = new ArrayList<IntArrayList>(Collections.nCopies(members.length, null));
    rows.replaceAll(none -> new IntArrayList());
    for (int i = 0; i < followers.size(); i++) {
      int row = places.get(followers.getLong(i));
      int column = columns.get(followees.getLong(i));
      if (row >= 0 && column >= 0) {
        rows.get(row).add(column);
      }
    }
    return rows;
  }

  private static Long2IntOpenHashMap places(long[] ids) {
    var places = new Long2IntOpenHashMap(ids.length);
    places.defaultReturnValue(-1);
    for (int i = 0; i < ids.length; i++) {
      places.put(ids[i], i);
    }
    return places;
  }

  private static int[] distinct(IntArrayList row) {
    return Arrays.stream(row.toIntArray()).sorted().distinct().toArray();
  }
}

package org.kolscope.audience.contact;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is met where, of one kind, collected in any order. Numbers of people follow that order; no
 * sum does. Memory: 4 bytes a meeting and 28 a person.
 */
final class MetPeople {

  private final Map<Long, IntArrayList> members = new TreeMap<>();
  private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
  private final IntArrayList weights = new IntArrayList();

  MetPeople() {
    numbers.defaultReturnValue(-1);
  }

  /**
   * Adds a meeting.
   *
   * @param units weight of the person, the same everywhere
   */
  void add(long placeId, long personId, int units) {
    int number = numbers.get(personId);
    if (number < 0) {
      number = weights.size();
      numbers.put(personId, number);
      weights.add(units);
    }
    members.computeIfAbsent(placeId, p -> new IntArrayList()).add(number);
  }

  /** Places, rising: as they are numbered in {@link #cover}. */
  List<Long> placeIds() {
    return List.copyOf(members.keySet());
  }

  GreedyCover cover() {
    return new GreedyCover(
        members.values().stream().map(IntArrayList::toIntArray).toList(), weights.toIntArray());
  }
}

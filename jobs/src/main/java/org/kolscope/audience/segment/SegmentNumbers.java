package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kolscope.graph.match.HeaviestMatching;

/**
 * Gives tonight's groups the numbers of the segments of the night before that they go on: so that
 * the groups keep as many people as can be. A group goes on a segment only if at least half of the
 * smaller of both is in both, people counted who were in any on both nights; others get numbers
 * that were never given.
 */
final class SegmentNumbers {

  private SegmentNumbers() {}

  /**
   * A group's number.
   *
   * @param kept its people who had that number; null if it is new
   */
  record Numbered(int segmentId, Long kept) {}

  /**
   * One per group.
   *
   * @param members by place
   * @param place each one's group, from 0; -1 is in none
   * @param before numbers of the night before, by person
   * @param used the greatest number ever given
   */
  static List<Numbered> of(
      long[] members, int[] place, int groups, Map<Long, Integer> before, int used) {
    int[] ids = before.values().stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    long[][] shared = new long[groups][ids.length];
    for (int i = 0; i < members.length; i++) {
      var number = before.get(members[i]);
      if (place[i] >= 0 && number != null) {
        shared[place[i]][Arrays.binarySearch(ids, number)]++;
      }
    }
    int[] match = HeaviestMatching.of(shared, ids.length);
    var numbers = new ArrayList<Numbered>();
    int next = Math.max(used, Arrays.stream(ids).max().orElse(0));
    for (int g = 0; g < groups; g++) {
      boolean goesOn = match[g] >= 0 && isHalf(shared, g, match[g]);
      numbers.add(
          goesOn ? new Numbered(ids[match[g]], shared[g][match[g]]) : new Numbered(++next, null));
    }
    return numbers;
  }

  private static boolean isHalf(long[][] shared, int group, int column) {
    long tonight = Arrays.stream(shared[group]).sum();
    long then = Arrays.stream(shared).mapToLong(row -> row[column]).sum();
    return 2 * shared[group][column] >= Math.min(tonight, then);
  }
}

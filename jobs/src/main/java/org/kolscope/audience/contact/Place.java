package org.kolscope.audience.contact;

import java.util.Comparator;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint.Kind;

/**
 * What is counted of a contact point.
 *
 * @param key which one
 * @param name null if unknown
 * @param role null if none
 * @param followersCount null if unknown
 * @param people real people met there
 * @param units expected targets among them
 */
record Place(Key key, String name, Role role, Long followersCount, long people, long units) {

  /** Which contact point, in the order of all of them. */
  record Key(Kind kind, long id) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparingLong(Key::id);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Whether a brand would go there to meet people: neither home nor a rival. */
  boolean isOpen() {
    return role != Role.OWN && role != Role.COMPETITOR && role != Role.STAFF;
  }
}

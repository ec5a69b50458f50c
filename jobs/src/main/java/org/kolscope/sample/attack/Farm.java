package org.kolscope.sample.attack;

/**
 * A farm of the world: zombies that serve the same customers. Axes and values after section D of
 * the evaluation protocol (FRAUDAR's injectCliqueCamo and its kin).
 *
 * @param number 0, 1, ... in the order of the mix
 * @param windowDays days over which a customer's delivery is spread; 2 to 365
 * @param density probability that a zombie serves a customer, in (0, 1]
 * @param fans zombies of the farm, hijacked accounts included
 * @param customers KOLs that bought here
 * @param fleetReuse customers that one zombie may serve; fewer than {@code customers} splits the
 *     farm into fleets
 */
public record Farm(
    int number,
    Kind kind,
    int windowDays,
    Registration registration,
    Camouflage camouflage,
    double density,
    int fans,
    int customers,
    int fleetReuse) {

  /** What is sold. */
  public enum Kind {
    /** Fans, spread evenly over the window. */
    DRIP,
    /** Fans, most in the first hours of the window. */
    BURST,
    /** Fans of long ago: the whole block is older than the first night. */
    STATIC_BLOCK,
    /** Reposts of single posts. */
    REPOSTS
  }

  /** When the accounts were registered. */
  public enum Registration {
    /** Within days of each other. */
    BATCH,
    /** Like everybody else's. */
    AGED
  }

  /** What zombies follow beside their customers. */
  public enum Camouflage {
    NONE,
    /** As many random accounts as customers. */
    RANDOM,
    /** Twice as many. */
    RANDOM2,
    /** As many, chosen by how many fans they have. */
    BIASED,
    /** Real accounts are driven: all they follow of their own. */
    HIJACKED
  }

  public Farm {
    if (windowDays < 1 || windowDays > 365) {
      throw new IllegalArgumentException("windowDays must be from 1 to 365, was " + windowDays);
    }
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException("density must be in (0, 1], was " + density);
    }
    if (fans < 1 || customers < 1 || fleetReuse < 1) {
      throw new IllegalArgumentException(
          "fans, customers and fleetReuse must be at least 1, were %d, %d and %d"
              .formatted(fans, customers, fleetReuse));
    }
  }

  /** As files name it. */
  public String id() {
    return "farm-%03d".formatted(number);
  }
}

package org.kolscope.sample;

/**
 * A part that an account plays for a brand or a trade.
 *
 * @param brand null for media, which belong to none
 * @param role of the account
 * @param name fixed screen name; null for staff, who are named like other people
 * @param reason the platform's words beside the badge; null if not verified
 * @param place of {@link Places}
 * @param rank how much it is followed: at the place of this share of the KOLs, 0 the first; above 1
 *     below all of them
 */
public record Seat(
    Brand brand, Role role, Part part, String name, String reason, short place, double rank) {

  /** What an account does in a matrix or beside it. */
  public enum Part {
    OFFICIAL,
    SERVICE,
    LEADER,
    PRODUCT,
    REGIONAL,
    DEALER,
    MEDIA,
    STAFF,
    FORMER_STAFF;

    /** Whether the brand itself speaks. */
    boolean isMatrix() {
      return compareTo(DEALER) < 0;
    }
  }

  /**
   * Whether people come to it for something else than what it sells, as to the luxury brand's idol:
   * its first interest in {@link People} is then theirs, its second what it writes about.
   */
  boolean drawsOthers() {
    return brand != null
        && brand.audience() != brand.vertical()
        && (part == Part.OFFICIAL || part == Part.PRODUCT);
  }

  /** What it mostly writes about. */
  Vertical vertical() {
    if (brand != null) {
      return brand.vertical();
    }
    return name.contains("表") || name.contains("计时") ? Vertical.LUXURY : Vertical.CARS;
  }
}

package org.kolscope.sample;

import java.util.List;

/**
 * The accounts of one brand or competitor, as indices.
 *
 * @param brand its name
 * @param product what it sells, without the brand
 * @param official the account that speaks for it
 * @param service the account that answers complaints; the official one if there is no other
 * @param others further accounts of the matrix
 * @param staff people who work for it
 * @param side ours if a brief is written for it, so that its business figures are known
 */
public record House(
    String brand,
    String product,
    Vertical vertical,
    int official,
    int service,
    List<Integer> others,
    List<Integer> staff,
    Side side) {

  /** Whose side a house is on. */
  public enum Side {
    OURS,
    RIVAL
  }

  public House {
    others = List.copyOf(others);
    staff = List.copyOf(staff);
  }

  boolean isOurs() {
    return side == Side.OURS;
  }
}

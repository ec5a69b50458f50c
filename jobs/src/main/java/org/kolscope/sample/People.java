package org.kolscope.sample;

import java.util.Arrays;

/**
 * All accounts of a world, by index from 0: the columns that others need often, in arrays. An index
 * never leaves the room; files show ids. Indices are in no order that tells anything: roles are
 * spread over them by chance.
 *
 * <p>Memory: some 50 bytes an account. Filled once by the census, read only from then on.
 */
public final class People {

  private static final Role[] ROLES = Role.values();
  private static final Group[] GROUPS = Group.values();
  private static final Vertical[] VERTICALS = Vertical.values();

  /** The platform's number: grows with the time of registration, as Weibo's does. */
  final long[] id;

  final byte[] role;
  final byte[] group;

  /** What it is most and second most interested in. */
  final byte[] vertical;

  final byte[] second;

  /** Where it lives. */
  final short[] place;

  /** Seconds since 1970. */
  final int[] createdAt;

  /** How likely it is to be followed, relative to others; heavy-tailed. */
  final float[] appeal;

  /** Posts of its own a day; 0 for lurkers. */
  final float[] postsPerDay;

  /** Reading sessions a day. */
  final float[] sessionsPerDay;

  /** Probability that a post of full interest, once shown, is reposted. */
  final float[] relay;

  /** Accounts it follows in the first night, about. */
  final int[] outDegree;

  /** Share of its real followers that are in the data, in (0, 1]. */
  final float[] coverage;

  /** The farm it belongs to or is driven by; -1 for none. */
  final int[] farm;

  People(int size) {
    id = new long[size];
    role = new byte[size];
    group = new byte[size];
    vertical = new byte[size];
    second = new byte[size];
    place = new short[size];
    createdAt = new int[size];
    appeal = new float[size];
    postsPerDay = new float[size];
    sessionsPerDay = new float[size];
    relay = new float[size];
    outDegree = new int[size];
    coverage = new float[size];
    farm = new int[size];
    Arrays.fill(farm, -1);
  }

  public int size() {
    return id.length;
  }

  public long id(int index) {
    return id[index];
  }

  public Role role(int index) {
    return ROLES[role[index]];
  }

  public Group group(int index) {
    return GROUPS[group[index]];
  }

  public Vertical vertical(int index) {
    return VERTICALS[vertical[index]];
  }

  public Vertical second(int index) {
    return VERTICALS[second[index]];
  }

  public boolean isReal(int index) {
    return role(index).isReal();
  }

  // bytes hold ordinals: a census is never read by another version of the program

  @SuppressWarnings("EnumOrdinal")
  void role(int index, Role its) {
    role[index] = (byte) its.ordinal();
  }

  @SuppressWarnings("EnumOrdinal")
  void group(int index, Group its) {
    group[index] = (byte) its.ordinal();
  }

  @SuppressWarnings("EnumOrdinal")
  void interests(int index, Vertical first, Vertical next) {
    vertical[index] = (byte) first.ordinal();
    second[index] = (byte) next.ordinal();
  }
}

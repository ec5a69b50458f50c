package org.kolscope.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kolscope.sample.Seat.Part;

/** What is true of accounts and no table says; for {@code truth/}. */
public final class PeopleTruth {

  /**
   * A row of account.csv.
   *
   * @param kind name of its {@link Role}
   * @param farmId empty if of none
   * @param isTargetSuv whether it is a target customer of briefs/suv.yaml
   * @param isTargetWatch of briefs/watch.yaml
   */
  public record OfAccount(
      long accountId, String kind, String farmId, boolean isTargetSuv, boolean isTargetWatch) {}

  /**
   * A row of staff.csv.
   *
   * @param isFormer whether it has left
   * @param isShown whether its badge says so
   */
  public record OfStaff(long accountId, String brand, boolean isFormer, boolean isShown) {}

  /**
   * A row of groups.csv.
   *
   * @param groupId which of several of the kind, see {@link GroupIds}; empty where there is one
   */
  public record OfGroup(String group, long accountId, String groupId) {}

  /**
   * A row of purge.csv.
   *
   * @param night whose folder first shows it suspended
   */
  public record OfPurge(long accountId, LocalDate night, boolean isInnocent) {}

  private final SampleSettings settings;
  private final People people;
  private final Brands brands;
  private final Purge purge;
  private final Targets targets;

  public PeopleTruth(SampleSettings settings, People people, Brands brands, Purge purge) {
    this.settings = settings;
    this.people = people;
    this.brands = brands;
    this.purge = purge;
    targets = new Targets(people);
  }

  /** All accounts by id. */
  public Stream<OfAccount> accounts() {
    return byId(IntStream.range(0, people.size()))
        .map(
            i ->
                new OfAccount(
                    people.id(i),
                    people.role(i).name(),
                    people.farm[i] < 0 ? "" : "farm-%03d".formatted(people.farm[i]),
                    targets.isTarget(Brand.LIYUAN, i),
                    targets.isTarget(Brand.LANXU, i)));
  }

  /** Those who work or worked for a brand, by id. */
  public Stream<OfStaff> staff() {
    return byId(brands.all().stream().mapToInt(i -> i).filter(i -> people.role(i) == Role.STAFF))
        .map(
            i -> {
              var seat = brands.seat(i).orElseThrow();
              var isFormer = seat.part() == Part.FORMER_STAFF;
              return new OfStaff(
                  people.id(i), seat.brand().chinese(), isFormer, seat.reason() != null);
            });
  }

  /** Innocents that look guilty, by group and id; names in small letters with hyphens. */
  Stream<OfGroup> groups(GroupIds ids) {
    var members = IntStream.range(0, people.size()).filter(i -> people.group(i) != Group.NONE);
    return byId(members)
        .map(i -> new OfGroup(name(people.group(i)), people.id(i), ids.of(i)))
        .sorted(Comparator.comparing(OfGroup::group).thenComparing(OfGroup::accountId));
  }

  private static String name(Group group) {
    return group.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Suspended accounts by id. */
  public Stream<OfPurge> purge() {
    return byId(purge.purged().stream())
        .map(i -> new OfPurge(people.id(i), settings.night(purge.night()), people.isReal(i)));
  }

  private Stream<Integer> byId(IntStream indices) {
    return indices.boxed().sorted(Comparator.comparingLong(people::id));
  }
}

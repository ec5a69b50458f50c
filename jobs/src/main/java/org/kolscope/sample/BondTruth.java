package org.kolscope.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.sample.attack.Farm;

/** What was planted among the follows: truth/farm.csv, follow-bought.csv and prize.csv. */
record BondTruth(List<FarmRow> farms, List<BoughtFollow> bought, List<PrizeLeaver> leavers) {

  /**
   * One row per farm.
   *
   * @param kind drip, burst, staticBlock or reposts
   * @param customerIds accounts that bought, by id, with spaces between
   */
  record FarmRow(
      String farmId,
      String kind,
      int windowDays,
      String registration,
      String camouflage,
      double density,
      int fans,
      int customers,
      int fleetReuse,
      String customerIds) {

    /** The same farm with these customers. */
    FarmRow soldTo(List<Long> accountIds) {
      return new FarmRow(
          farmId,
          kind,
          windowDays,
          registration,
          camouflage,
          density,
          fans,
          accountIds.size(),
          fleetReuse,
          accountIds.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }

  /** One row per follow that a farm was paid for, by follower and followee. */
  record BoughtFollow(long followerId, long followeeId, String farmId, Instant followedAt) {}

  /**
   * One row per real account that came to a brand for a prize and left within the nights.
   *
   * @param accountId who gave the prize
   * @param leftOn the night from which the follow is no more
   */
  record PrizeLeaver(
      long accountId, long fanId, Instant campaignAt, Instant followedAt, LocalDate leftOn) {}

  /**
   * @param prizeGivers as {@link Bonds#of} was given them
   */
  static BondTruth of(
      SampleSettings settings,
      People people,
      int[] prizeGivers,
      List<Farm> farms,
      Follows follows) {
    return new BondTruth(
        farmRows(Customers.of(settings, people, farms), people, farms),
        boughtFollows(people, farms, follows),
        prizeLeavers(settings, people, prizeGivers, follows));
  }

  private static List<FarmRow> farmRows(Customers customers, People people, List<Farm> farms) {
    return farms.stream()
        .map(
            farm ->
                new FarmRow(
                    farm.id(),
                    AttackMix.word(farm.kind()),
                    farm.windowDays(),
                    AttackMix.word(farm.registration()),
                    AttackMix.word(farm.camouflage()),
                    farm.density(),
                    farm.fans(),
                    customers.count(farm),
                    farm.fleetReuse(),
                    Arrays.stream(customers.of(farm))
                        .mapToLong(people::id)
                        .sorted()
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(" "))))
        .toList();
  }

  private static List<BoughtFollow> boughtFollows(
      People people, List<Farm> farms, Follows follows) {
    var rows = new ArrayList<BoughtFollow>();
    for (int i = 0; i < people.size(); i++) {
      for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
        if (follows.bought[at]) {
          rows.add(
              new BoughtFollow(
                  people.id[i],
                  people.id[follows.followee[at]],
                  farms.get(people.farm[i]).id(),
                  Instant.ofEpochSecond(follows.startedAt[at])));
        }
      }
    }
    rows.sort(
        Comparator.comparingLong(BoughtFollow::followerId)
            .thenComparingLong(BoughtFollow::followeeId));
    return rows;
  }

  private static List<PrizeLeaver> prizeLeavers(
      SampleSettings settings, People people, int[] prizeGivers, Follows follows) {
    var prizes = Prizes.of(settings, people, new FollowTimes(settings), prizeGivers);
    var rows = new ArrayList<PrizeLeaver>();
    for (var campaign : prizes.campaigns()) {
      var giver = campaign.account();
      for (int f = follows.fansFrom[giver]; f < follows.fansFrom[giver + 1]; f++) {
        var fan = follows.fan[f];
        var place = follows.place(fan, giver);
        if (prizes.left(fan, campaign, follows.startedAt[place], follows.endNight[place])) {
          rows.add(
              new PrizeLeaver(
                  people.id[giver],
                  people.id[fan],
                  Instant.ofEpochSecond(campaign.begin()),
                  Instant.ofEpochSecond(follows.startedAt[place]),
                  settings.night(follows.endNight[place])));
        }
      }
    }
    rows.sort(
        Comparator.comparingLong(PrizeLeaver::accountId).thenComparingLong(PrizeLeaver::fanId));
    return rows;
  }
}

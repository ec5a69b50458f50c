package org.kolscope.sample.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.LongStream;

/** What attacks on a {@link Background} are made of, drawn without Spark. */
public final class BackgroundMaterial {

  private BackgroundMaterial() {}

  /** New fans have ids after all others. */
  public static Injection.Material of(Background background, Farm farm, long seed) {
    var draw = new Random(seed * 31 + farm.number());
    var follows = background.follows();
    var fansOf = new int[background.followeeCount()];
    follows.forEach(e -> fansOf[e.followee()]++);
    var followees = new ArrayList<Integer>();
    for (int c = 0; c < fansOf.length; c++) {
      if (fansOf[c] > 0) {
        followees.add(c);
      }
    }
    var byFans = new ArrayList<>(followees);
    byFans.sort(Comparator.comparingInt((Integer c) -> fansOf[c]).thenComparing(c -> c));
    var middling =
        new ArrayList<>(byFans.subList((int) (0.3 * byFans.size()), (int) (0.9 * byFans.size())));
    Collections.shuffle(middling, draw);
    Collections.shuffle(followees, draw);
    var popular =
        draw.ints(2L * farm.customers() * farm.fans(), 0, follows.size())
            .mapToObj(e -> Background.followeeId(follows.get(e).followee()))
            .toList();
    var fans = new ArrayList<Injection.Real>();
    for (int fan = 0; fan < background.fanCount(); fan++) {
      fans.add(new Injection.Real(Background.fanId(fan), background.registered(fan)));
    }
    Collections.shuffle(fans, draw);
    return new Injection.Material(
        middling.subList(0, farm.customers()).stream().map(Background::followeeId).toList(),
        followees.stream().map(Background::followeeId).toList(),
        popular,
        fans,
        LongStream.range(0, farm.fans()).map(i -> background.fanCount() + i).boxed().toList(),
        0,
        Background.LAST_DAY);
  }
}

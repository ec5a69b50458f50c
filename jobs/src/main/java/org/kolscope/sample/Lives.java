package org.kolscope.sample;

import java.util.EnumSet;
import java.util.List;
import org.kolscope.schema.Account.Gender;

/**
 * How the people of the world live, as far as their texts tell: the same for all texts of an
 * account, keyed by it. Shares are chosen so that the interests are believable; zombies are drawn
 * like persons.
 */
final class Lives {

  private static final int MONTH = 30 * 86_400;

  private static final List<String> DIGITS =
      List.of("", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一");

  /** Months up to which a child counts as small. */
  private static final int SMALL = 36;

  private final People people;
  private final Genders genders;
  private final Chance chance;
  private final int start;

  Lives(SampleSettings settings, People people, Genders genders) {
    this.people = people;
    this.genders = genders;
    chance = settings.chance().on("life");
    start = settings.endOf(0);
  }

  /** Bits of {@link Circumstance}; organisations have none. */
  int of(int index) {
    var all = EnumSet.noneOf(Circumstance.class);
    var gender = genders.of(index);
    if (gender == Gender.FEMALE) {
      all.add(Circumstance.WOMAN);
    } else if (gender == Gender.MALE) {
      all.add(Circumstance.MAN);
    }
    if (!isPrivate(index)) {
      return Circumstance.bits(all);
    }
    var hasChild = hasChild(index);
    if (hasChild || chance.share(index, 1) < 0.45) {
      all.add(Circumstance.COUPLE);
    }
    if (hasChild) {
      addChildren(index, all);
    } else {
      all.add(Circumstance.CHILDLESS);
    }
    if (chance.share(index, 2) < 0.25) {
      all.add(Circumstance.PET);
    }
    if (chance.share(index, 3) < (likes(index, Vertical.CARS) ? 0.9 : 0.35)) {
      all.add(Circumstance.CAR);
    }
    return Circumstance.bits(all);
  }

  /** Of a child of less than three years, such as 一岁两个月; null if there is none. */
  String childAge(int index, int time) {
    if (!isPrivate(index) || !hasChild(index) || !isSmall(index)) {
      return null;
    }
    var months = Math.max(1, months(index) - Math.floorDiv(start - time, MONTH));
    if (months < 12) {
      return DIGITS.get(months) + "个月";
    }
    var year = months < 24 ? "一岁" : months < 36 ? "两岁" : "三岁";
    var rest = months % 12;
    return rest == 0 ? year : rest == 6 ? year + "半" : year + DIGITS.get(rest) + "个月";
  }

  private void addChildren(int index, EnumSet<Circumstance> all) {
    all.add(Circumstance.CHILD);
    all.add(isSmall(index) ? Circumstance.SMALL_CHILD : Circumstance.SCHOOL_CHILD);
    var draw = chance.share(index, 4);
    if (draw < 0.6) {
      all.add(Circumstance.SON);
    }
    if (draw > 0.4) {
      all.add(Circumstance.DAUGHTER);
    }
    if (draw > 0.4 && draw < 0.6) {
      all.add(Circumstance.TWO_CHILDREN);
    }
  }

  private boolean isPrivate(int index) {
    return switch (people.role(index)) {
      case PERSON, KOL, STAFF, ZOMBIE, HIJACKED -> true;
      case BRAND, COMPETITOR, DEALER, MEDIA -> false;
    };
  }

  private boolean hasChild(int index) {
    return chance.share(index) < (likes(index, Vertical.MOTHERS) ? 0.95 : 0.2);
  }

  private boolean isSmall(int index) {
    return months(index) < SMALL;
  }

  /** Of the child, at the end of the first night: up to ten years, those who write of it less. */
  private int months(int index) {
    var most = likes(index, Vertical.MOTHERS) ? 60 : 120;
    return 2 + (int) (chance.share(index, 5) * most);
  }

  private boolean likes(int index, Vertical vertical) {
    return people.vertical(index) == vertical || people.second(index) == vertical;
  }
}

package org.kolscope.sample;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.kolscope.sample.Seat.Part;
import org.kolscope.schema.Account;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Account.Status;

/**
 * What profiles show. An account's first row is in the night of its registration, or in the first
 * night; later ones are there if its profile was crawled that night and shows something new: voices
 * and brands are crawled every night, others once in ten nights, and all whose account the platform
 * suspends or who change their name, in that night.
 *
 * <p>FanCounts are those of the platform, larger than what is in the data: fans are divided by the
 * account's coverage.
 */
public final class Profiles {

  private static final int DAY = 86_400;

  /** Chosen: share of the persons' profiles that a crawl visits in a night. */
  private static final double CRAWLED = 0.1;

  private final SampleSettings settings;
  private final People people;
  private final Brands brands;
  private final Naming naming;
  private final Names names;
  private final Genders genders;
  private final Lives lives;
  private final Batches batches;
  private final Follows follows;
  private volatile FanCounts counters;
  private final Purge purge;
  private final PartOrder order;
  private final Chance looks;
  private final Chance numbers;
  private final Chance crawls;

  public Profiles(
      SampleSettings settings,
      People people,
      Brands brands,
      Follows follows,
      Purge purge,
      Naming naming) {
    this.settings = settings;
    this.people = people;
    this.brands = brands;
    this.naming = naming;
    this.purge = purge;
    names = new Names(settings, people, brands, naming);
    genders = new Genders(settings, people, brands);
    lives = new Lives(settings, people, genders);
    batches = Batches.of(people);
    this.follows = follows;
    order = PartOrder.of(people);
    looks = settings.chance().on("profile");
    numbers = settings.chance().on("profile-number");
    crawls = settings.chance().on("profile-crawl");
  }

  Naming naming() {
    return naming;
  }

  /** How the people behind the profiles live. */
  Lives lives() {
    return lives;
  }

  /** Counted when first asked for, since the waves end some follows. */
  private FanCounts counters() {
    var counted = counters;
    if (counted == null) {
      synchronized (this) {
        counted = counters;
        if (counted == null) {
          counted = new FanCounts(settings, follows);
          counters = counted;
        }
      }
    }
    return counted;
  }

  /** The unique screen name in the first night. */
  public String name(int index) {
    return names.name(index);
  }

  /** The unique screen name at the end of a night. */
  public String name(int index, int night) {
    return names.name(index, night);
  }

  /** As the account states it; null if it does not. */
  public Gender gender(int index) {
    return genders.of(index);
  }

  /** Fans as the platform displays them at the end of a night. */
  public long fansShown(int index, int night) {
    var rest = numbers.share(index) / people.coverage[index];
    return (long) (counters().fans(index, night) / people.coverage[index] + rest);
  }

  /** New and changed rows of a night, by id. */
  public void accounts(int night, int part, Consumer<Account> sink) {
    for (int index : order.of(part)) {
      var born = nightOfBirth(index);
      if (night < born) {
        continue;
      }
      if (night == born) {
        sink.accept(row(index, night));
      } else if (isCrawled(index, night)) {
        var before = night - 1;
        while (before > born && !isCrawled(index, before)) {
          before--;
        }
        var row = row(index, night);
        if (!row.equals(row(index, before))) {
          sink.accept(row);
        }
      }
    }
  }

  /** The night whose folder first has the account. */
  int nightOfBirth(int index) {
    var end = settings.endOf(0);
    var at = people.createdAt[index];
    return at < end ? 0 : (at - end) / DAY + 1;
  }

  private boolean isCrawled(int index, int night) {
    if (purge.isSuspended(index, night)) {
      return night == purge.night();
    }
    var role = people.role(index);
    return role == Role.KOL
        || (role.isReal() && role != Role.PERSON && role != Role.HIJACKED && role != Role.STAFF)
        || night == names.renamingNight(index)
        || crawls.share(index, night) < CRAWLED;
  }

  /** What of a profile is by chance, drawn alike for everybody, whatever it is used for. */
  private record Looks(
      double place, double bio, double badge, double tags, double link, double picture) {

    static Looks of(SplittableRandom draws) {
      return new Looks(
          draws.nextDouble(),
          draws.nextDouble(),
          draws.nextDouble(),
          draws.nextDouble(),
          draws.nextDouble(),
          draws.nextDouble());
    }
  }

  /** The row as it would be crawled at the end of a night. */
  Account row(int index, int night) {
    var its = Looks.of(looks.draws(index));
    var machine = batches.isMachineMade(index);
    var place = Places.at(people.place[index]);
    var seat = brands.seat(index).orElse(null);
    var isPlaceShown = seat != null || its.place() > 0.05;
    var isCityShown = seat != null || its.place() > 0.17;
    var type = verifiedType(index, seat, its.badge());
    return new Account(
        people.id(index),
        null,
        names.name(index, night),
        machine && its.bio() < 0.8 ? null : bio(index),
        genders.of(index),
        isPlaceShown ? place.province() : "其他",
        isCityShown ? place.city() : null,
        type,
        reason(index, seat, type),
        Instant.ofEpochSecond(people.createdAt[index]),
        fansShown(index, night),
        displayedFollowees(index, night),
        displayedPosts(index, night),
        machine || its.tags() > 0.35 ? List.of() : tags(index),
        link(index, seat, its.link()),
        its.picture() >= withoutAvatar(index),
        purge.isSuspended(index, night) ? Status.SUSPENDED : Status.ACTIVE);
  }

  /** As whom it presents itself. */
  private Role as(int index) {
    var role = people.role(index);
    return role == Role.ZOMBIE || role == Role.HIJACKED ? Role.PERSON : role;
  }

  private String bio(int index) {
    var random = looks.draws(index, 1);
    var brand =
        brands
            .seat(index)
            .filter(s -> s.role() != Role.STAFF)
            .map(s -> s.brand() == null ? s.name() : s.brand().chinese())
            .orElse(null);
    var city = Places.spoken(people.place[index]);
    var bio =
        naming.bio(
            as(index),
            people.vertical(index),
            genders.of(index),
            brand,
            city,
            lives.of(index),
            random);
    return bio.isEmpty() ? null : bio;
  }

  private String verifiedType(int index, Seat seat, double badge) {
    if (seat != null) {
      return switch (seat.part()) {
        case MEDIA -> "3";
        case STAFF, FORMER_STAFF -> seat.reason() == null ? "-1" : "0";
        case LEADER -> "0";
        default -> "2";
      };
    }
    if (people.role(index) == Role.KOL) {
      return badge < 0.72 ? "0" : badge < 0.92 ? "220" : "-1";
    }
    return !batches.isMachineMade(index) && badge < 0.03 ? "220" : "-1";
  }

  private String reason(int index, Seat seat, String type) {
    if (seat != null) {
      return seat.reason();
    }
    return type.equals("0")
        ? naming.verifiedReason(as(index), people.vertical(index), looks.draws(index, 2))
        : null;
  }

  /** One to four words of the first interest, at times one of the second. */
  private List<String> tags(int index) {
    var random = looks.draws(index, 3);
    var tags = new LinkedHashSet<String>();
    var count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      var of = i > 0 && random.nextInt(4) == 0 ? people.second(index) : people.vertical(index);
      tags.add(naming.tag(of, random));
    }
    return List.copyOf(tags);
  }

  private String link(int index, Seat seat, double linked) {
    if (seat != null && seat.part() == Part.OFFICIAL) {
      return "https://%s.example".formatted(seat.brand().name().toLowerCase(java.util.Locale.ROOT));
    }
    return people.role(index) == Role.KOL && linked < 0.1
        ? "https://u%d.example/about".formatted(people.id(index))
        : null;
  }

  /** Aged zombies have pictures as often as people; of a batch every other one has none. */
  private double withoutAvatar(int index) {
    if (as(index) != Role.PERSON) {
      return 0;
    }
    if (batches.isMachineMade(index)) {
      return 0.5;
    }
    return switch (people.group(index)) {
      case DEFAULT_AVATAR -> 1;
      case ONBOARDING -> 0.25;
      case LURKER -> 0.08;
      default -> people.role(index) == Role.PERSON ? 0.02 : 0.07;
    };
  }

  /** Followees in the data are a tenth to all of those that are displayed. */
  private long displayedFollowees(int index, int night) {
    var seen = 0.1 + 0.9 * Math.sqrt(numbers.share(index, 1));
    var known = counters().followees(index, night);
    // the platform's bound for members who pay; what is in the data is never more than displayed
    return Math.max(known, Math.min(5000, (long) ((known + numbers.share(index, 2)) / seen)));
  }

  /** Posts and reposts since registration; rates of the past were 0.2 to 2 times those of now. */
  private long displayedPosts(int index, int night) {
    var days = Math.max(0, settings.endOf(night) - people.createdAt[index]) / (double) DAY;
    var past = 0.2 + 1.8 * numbers.share(index, 3);
    // a few notes that the platform writes for everybody, such as a changed picture
    var first = (long) (4 * numbers.share(index, 4));
    return first + (long) (people.postsPerDay[index] * (Math.min(60, days) + days * past));
  }
}

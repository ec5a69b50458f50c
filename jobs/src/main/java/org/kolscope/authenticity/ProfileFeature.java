package org.kolscope.authenticity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A public counter or what is derived from one, with the direction in which it is suspicious. The
 * direction was fixed before any training, from what the known tools agree on (few followers, few
 * posts, follows that are not returned, nothing filled in, names with random endings).
 *
 * <p>{@link #suspicion} rises with suspicion; logarithms, since counters span six orders.
 */
enum ProfileFeature {
  FEW_FOLLOWERS(Columns.COUNTERS, Law.LOG_FALLING),
  FEW_FOLLOWEES(Columns.COUNTERS, Law.LOG_FALLING),
  FEW_POSTS(Columns.POSTS, Law.LOG_FALLING),
  /** Followees per follower, one added to both. */
  FOLLOWEES_PER_FOLLOWER(Columns.COUNTERS, Law.RATE_RISING),
  /** Followees per post, one added to both. */
  FOLLOWEES_PER_POST(Columns.POSTS, Law.RATE_RISING),
  YOUNG(Columns.DATE, Law.LOG_FALLING),
  /** Followers per day of age, a month added to the age and one to the followers. */
  FOLLOWERS_PER_DAY(Columns.DATE, Law.RATE_FALLING),
  FOLLOWEES_PER_DAY(Columns.DATE, Law.RATE_RISING),
  POSTS_PER_DAY(Columns.DATE, Law.RATE_FALLING),
  NO_AVATAR(Columns.AVATAR, Law.FALLING),
  NO_LINK(Columns.LINK, Law.FALLING),
  NO_DESCRIPTION(Columns.DESCRIPTION, Law.FALLING),
  SHORT_DESCRIPTION(Columns.DESCRIPTION, Law.LOG_FALLING),
  NO_PROVINCE(Columns.PROVINCE, Law.FALLING),
  /** The one feature that speaks for an account: being verified by the platform. */
  VERIFIED(Columns.VERIFIED, Law.EXCUSE),
  LONG_NAME(Columns.NAME, Law.RISING),
  NAME_DIGITS(Columns.NAME, Law.LOG_RISING),
  NAME_DIGIT_SHARE(Columns.NAME, Law.RISING),
  NAME_CHANGES(Columns.NAME, Law.RISING),
  NAME_ENTROPY(Columns.NAME, Law.RISING),
  REPOST_SHARE(Columns.LOADED, Law.RISING),
  FEW_RECENT_POSTS(Columns.LOADED, Law.LOG_FALLING);

  /** What a source must have for a feature to be known. */
  enum Columns {
    COUNTERS,
    POSTS,
    DATE,
    AVATAR,
    LINK,
    DESCRIPTION,
    PROVINCE,
    VERIFIED,
    NAME,
    LOADED
  }

  /** From a value to suspicion. */
  private enum Law {
    LOG_FALLING {
      @Override
      double of(double value) {
        return -Math.log1p(value);
      }
    },
    LOG_RISING {
      @Override
      double of(double value) {
        return Math.log1p(value);
      }
    },
    RATE_FALLING {
      @Override
      double of(double value) {
        return -Math.log(value);
      }
    },
    RATE_RISING {
      @Override
      double of(double value) {
        return Math.log(value);
      }
    },
    FALLING {
      @Override
      double of(double value) {
        return -value;
      }
    },
    RISING {
      @Override
      double of(double value) {
        return value;
      }
    },
    EXCUSE {
      @Override
      double of(double value) {
        return -value;
      }
    };

    abstract double of(double value);
  }

  /**
   * What an account leaves undone. However much of it, it never makes a zombie: most people only
   * read.
   */
  private static final Set<ProfileFeature> SILENCE =
      EnumSet.of(
          FEW_POSTS,
          FOLLOWEES_PER_POST,
          POSTS_PER_DAY,
          NO_AVATAR,
          NO_LINK,
          NO_DESCRIPTION,
          SHORT_DESCRIPTION,
          NO_PROVINCE,
          FEW_RECENT_POSTS);

  /** What any judge of a foreign source must heed, whatever its training set showed of it. */
  private static final Set<ProfileFeature> CORE =
      EnumSet.of(
          FEW_FOLLOWERS, FEW_FOLLOWEES, FEW_POSTS, FOLLOWEES_PER_FOLLOWER, FOLLOWEES_PER_POST);

  private final Columns columns;
  private final Law law;

  ProfileFeature(Columns columns, Law law) {
    this.columns = columns;
    this.law = law;
  }

  private static double name(Profile profile, ToDoubleFunction<NameSigns> value) {
    return profile.name() == null ? Double.NaN : value.applyAsDouble(profile.name());
  }

  private static double atMostOne(double length) {
    return length > 0 ? 1 : length;
  }

  /** The value of an account in the unit a person would count it in; NaN if unknown. */
  double value(Profile p) {
    return switch (this) {
      case FEW_FOLLOWERS -> p.followers();
      case FEW_FOLLOWEES -> p.followees();
      case FEW_POSTS -> p.posts();
      case FOLLOWEES_PER_FOLLOWER -> (1 + p.followees()) / (1 + p.followers());
      case FOLLOWEES_PER_POST -> (1 + p.followees()) / (1 + p.posts());
      case YOUNG -> p.days();
      case FOLLOWERS_PER_DAY -> (1 + p.followers()) / (30 + p.days());
      case FOLLOWEES_PER_DAY -> (1 + p.followees()) / (30 + p.days());
      case POSTS_PER_DAY -> (1 + p.posts()) / (30 + p.days());
      case NO_AVATAR -> p.avatar();
      case NO_LINK -> p.link();
      case NO_DESCRIPTION -> atMostOne(p.descriptionLength());
      case SHORT_DESCRIPTION -> p.descriptionLength();
      case NO_PROVINCE -> p.province();
      case VERIFIED -> p.verified();
      case LONG_NAME -> name(p, NameSigns::length);
      case NAME_DIGITS -> name(p, NameSigns::digits);
      case NAME_DIGIT_SHARE -> name(p, n -> (double) n.digits() / n.length());
      case NAME_CHANGES -> name(p, NameSigns::changes);
      case NAME_ENTROPY -> name(p, NameSigns::entropy);
      case REPOST_SHARE -> p.loadedReposts() / p.loadedPosts();
      case FEW_RECENT_POSTS -> p.recentPosts();
    };
  }

  /** Rises with suspicion. */
  double suspicion(double value) {
    return law.of(value);
  }

  /** Whether it can only speak for an account. */
  boolean isExcuse() {
    return law == Law.EXCUSE;
  }

  boolean isSilence() {
    return SILENCE.contains(this);
  }

  boolean isCore() {
    return CORE.contains(this);
  }

  Columns columns() {
    return columns;
  }

  /** Its name among the signals of {@link org.kolscope.schema.Evidence}: {@code fewFollowers}. */
  String signal() {
    var words = name().toLowerCase(Locale.ROOT).split("_", -1);
    var text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return text.toString();
  }
}

package org.kolscope.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.schema.Form;

/**
 * What accounts write about when nothing special happens, and how well that does.
 *
 * <p>Effects of kinds, hooks and forms are planted, so that a report on "what works" has a truth.
 * All numbers are chosen: contests, knowledge, stories and trials do better than slogans, links do
 * worst.
 */
@SuppressWarnings("EnumOrdinal")
final class Drafts {

  /** Kinds of posts and their weights, of persons. */
  private static final Mix<PostKind> PERSON =
      new Mix<>(
          List.of(
              PostKind.DAILY,
              PostKind.OPINION,
              PostKind.QUESTION,
              PostKind.PRAISE,
              PostKind.KNOWLEDGE),
          75,
          14,
          7,
          2,
          2);

  private static final Mix<PostKind> KOL =
      new Mix<>(
          List.of(
              PostKind.DAILY,
              PostKind.OPINION,
              PostKind.KNOWLEDGE,
              PostKind.NEWS,
              PostKind.QUESTION,
              PostKind.SPONSORED_LABELLED,
              PostKind.SPONSORED_HIDDEN),
          26,
          33,
          20,
          8,
          6,
          4,
          3);

  private static final Mix<PostKind> MEDIA =
      new Mix<>(List.of(PostKind.NEWS, PostKind.KNOWLEDGE, PostKind.OPINION), 70, 20, 10);

  private static final Mix<PostKind> FIRM =
      new Mix<>(
          List.of(PostKind.PROMOTION, PostKind.NEWS, PostKind.KNOWLEDGE, PostKind.PRIZE),
          54,
          16,
          24,
          6);

  private static final Mix<Hook> HOOKS =
      new Mix<>(List.of(Hook.values()), 34, 9, 7, 6, 9, 6, 8, 5, 7, 6, 3);

  private static final Mix<Form> FORMS =
      new Mix<>(
          List.of(Form.TEXT, Form.IMAGE, Form.VIDEO, Form.LINK, Form.LONG_TEXT, Form.LIVE),
          36,
          42,
          12,
          6,
          3,
          1);

  /** By {@link Hook}. */
  private static final float[] HOOK_EFFECT = {
    1, 1.2f, 1.1f, 0.9f, 1.4f, 1.2f, 1.5f, 1.3f, 1.1f, 1.6f, 1.2f
  };

  /** By {@link Form}. */
  private static final float[] FORM_EFFECT = {0.8f, 1, 1.5f, 0.5f, 1.1f, 1.2f, 1.3f, 1.1f};

  /** By {@link PostKind}. */
  private static final float[] KIND_EFFECT = {
    0.7f, 1.2f, 0.8f, 1.5f, 0.5f, 0.5f, 0.8f, 4, 1.2f, 0.1f, 1, 0.7f, 1.4f, 1.3f
  };

  /**
   * Scatter of what nobody can explain: one standard deviation is a factor of 3.3. Chosen to give
   * cascades of one author the tail that samples of Weibo show.
   */
  private static final double SCATTER = 1.2;

  /** And a factor of 20 at most, or one post would reach a whole small world. */
  private static final double MOST = 20;

  /** Share of the posts of somebody who works for a house that praise its things. Chosen. */
  private static final double STAFF_PRAISE = 0.3;

  private final Stage stage;
  private final Chance chance;

  Drafts(Stage stage) {
    this.stage = stage;
    chance = stage.chance().on("draft");
  }

  /** What an account writes at a time. */
  Draft of(int author, int time) {
    var people = stage.people();
    var random = chance.draws(author, time);
    if (people.role(author) == Role.STAFF && chance.share(author, time) < STAFF_PRAISE) {
      var employer = stage.employerOf(author);
      if (employer >= 0) {
        var trade = stage.houses().get(employer).vertical();
        return of(PostKind.PRAISE, trade, employer, -1, null, 1, random);
      }
    }
    var kind = kinds(people.role(author)).pick(random.nextDouble());
    var share = random.nextDouble();
    var vertical = people.vertical(author);
    if (share > 0.7) {
      vertical = people.second(author);
    }
    if (share > 0.95 && !isFirm(author)) {
      vertical = Vertical.values()[random.nextInt(Vertical.values().length)];
    }
    if (isFirm(author) || people.role(author) == Role.MEDIA) {
      // who writes for a firm writes about its things, whoever its fans are
      var own = stage.houseOf(author);
      vertical = own < 0 ? people.vertical(author) : stage.houses().get(own).vertical();
    }
    var house = house(author, kind, vertical, random);
    if (house < 0 && needsHouse(kind)) {
      kind = PostKind.OPINION;
    }
    return of(kind, vertical, house, -1, null, 1, random);
  }

  /** A post of a given kind. */
  static Draft of(
      PostKind kind,
      Vertical vertical,
      int house,
      int event,
      Motive motive,
      double boost,
      SplittableRandom random) {
    var hook = kind == PostKind.DAILY ? Hook.NONE : HOOKS.pick(random.nextDouble());
    if (motive != null || !hook.suits(kind)) {
      hook = Hook.NONE;
    }
    var form = FORMS.pick(random.nextDouble());
    if (hook == Hook.POLL) {
      form = Form.POLL;
    } else if (kind == PostKind.PRIZE) {
      form = Form.ACTIVITY;
    } else if (form == Form.LONG_TEXT && kind != PostKind.KNOWLEDGE && kind != PostKind.OPINION) {
      form = Form.IMAGE;
    }
    var scatter = scatter(random);
    var rank =
        boost
            * KIND_EFFECT[kind.ordinal()]
            * HOOK_EFFECT[hook.ordinal()]
            * FORM_EFFECT[form.ordinal()]
            * scatter;
    return new Draft(kind, vertical, hook, form, house, event, motive, (float) rank);
  }

  /** The rank of an ordinary post of a KOL. */
  static double someRank(SplittableRandom random) {
    return of(KOL.pick(random.nextDouble()), Vertical.CARS, -1, -1, null, 1, random).rank();
  }

  private static double scatter(SplittableRandom random) {
    return Math.min(MOST, StrictMath.exp(SCATTER * Stage.normal(random) - SCATTER * SCATTER / 2));
  }

  private int house(int author, PostKind kind, Vertical vertical, SplittableRandom random) {
    if (isFirm(author)) {
      var own = stage.houseOf(author);
      return own >= 0 ? own : some(stage.people().vertical(author), author);
    }
    if (needsHouse(kind)) {
      return some(vertical, random.nextInt());
    }
    return -1;
  }

  /** One of the houses of a vertical. */
  private int some(Vertical vertical, int which) {
    var houses = stage.housesOf(vertical);
    return houses.isEmpty() ? -1 : houses.get(Math.floorMod(which, houses.size()));
  }

  private boolean isFirm(int author) {
    return switch (stage.people().role(author)) {
      case BRAND, COMPETITOR, DEALER -> true;
      default -> false;
    };
  }

  private static boolean needsHouse(PostKind kind) {
    return switch (kind) {
      case PRAISE, SPONSORED_LABELLED, SPONSORED_HIDDEN, PROMOTION -> true;
      default -> false;
    };
  }

  private static Mix<PostKind> kinds(Role role) {
    return switch (role) {
      case KOL -> KOL;
      case MEDIA -> MEDIA;
      case BRAND, COMPETITOR, DEALER -> FIRM;
      default -> PERSON;
    };
  }
}

package org.kolscope.pipeline.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.sample.attack.Background.Crowd;
import org.kolscope.sample.attack.Background.Shape;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;

/**
 * One kind of attack on one kind of background.
 *
 * @param bar which bar it counts for
 * @param isTimed whether follows and registrations have times
 * @param fans fans of the block; 0 to draw 200 to 600 by the seed
 * @param customers customers of the block; 0 to draw 10 to 30 by the seed
 */
record Case(
    Bar bar,
    Shape shape,
    boolean isTimed,
    Kind kind,
    int windowDays,
    Registration registration,
    Camouflage camouflage,
    double density,
    int fans,
    int customers) {

  /** What is asked of a case. */
  enum Bar {
    /** Deliveries of 2 to 60 days. */
    TIMED,
    /** 30 days, aged accounts, double camouflage, density 0.3. */
    HIDDEN,
    /** Aged accounts, a year, biased camouflage. */
    SLOW,
    /** No times, dense background with clubs. */
    STATIC_DENSE,
    /** No times, dense background with clubs of all kinds and newcomers. */
    STATIC_CROWDED,
    /** No times, sparse background without clubs. */
    STATIC_SPARSE,
    /** No times, sparse background with clubs of one topic. */
    STATIC_SPARSE_CLUBS
  }

  /** The grid: section D of the study of the field, and the rows of its table of prototypes. */
  static List<Case> all() {
    var cases = new ArrayList<Case>();
    cases.add(timed(Kind.DRIP, 2, Registration.BATCH, Camouflage.NONE, 0.5));
    cases.add(timed(Kind.DRIP, 2, Registration.AGED, Camouflage.RANDOM, 0.3));
    cases.add(timed(Kind.BURST, 2, Registration.AGED, Camouflage.BIASED, 0.3));
    cases.add(timed(Kind.DRIP, 2, Registration.AGED, Camouflage.HIJACKED, 0.5));
    cases.add(timed(Kind.DRIP, 30, Registration.AGED, Camouflage.NONE, 0.5));
    cases.add(timed(Kind.DRIP, 30, Registration.BATCH, Camouflage.RANDOM, 0.3));
    cases.add(timed(Kind.DRIP, 60, Registration.BATCH, Camouflage.BIASED, 0.5));
    cases.add(timed(Kind.DRIP, 60, Registration.AGED, Camouflage.HIJACKED, 0.3));
    cases.add(varied(Bar.HIDDEN, 30, Camouflage.RANDOM2, 0.3));
    cases.add(varied(Bar.SLOW, 365, Camouflage.BIASED, 0.5));
    for (double density : new double[] {0.5, 0.3, 0.2}) {
      for (var camouflage : Camouflage.values()) {
        cases.add(
            timeless(Bar.STATIC_DENSE, Shape.dense(Crowd.CLUBS), camouflage, density, 400, 20));
      }
    }
    for (double density : new double[] {0.5, 0.3}) {
      for (var camouflage : List.of(Camouflage.RANDOM, Camouflage.BIASED)) {
        cases.add(
            timeless(Bar.STATIC_CROWDED, Shape.dense(Crowd.ALL), camouflage, density, 400, 20));
      }
    }
    for (double density : new double[] {0.05, 0.03}) {
      var alone = Shape.sparse(Crowd.NONE);
      var clubs = Shape.sparse(Crowd.CLUBS);
      cases.add(timeless(Bar.STATIC_SPARSE, alone, Camouflage.RANDOM, density, 200, 200));
      cases.add(timeless(Bar.STATIC_SPARSE_CLUBS, clubs, Camouflage.RANDOM, density, 200, 200));
    }
    return List.copyOf(cases);
  }

  private static Case timed(
      Kind kind, int days, Registration registration, Camouflage camouflage, double density) {
    return new Case(
        Bar.TIMED,
        Shape.dense(Crowd.ALL),
        true,
        kind,
        days,
        registration,
        camouflage,
        density,
        0,
        0);
  }

  private static Case varied(Bar bar, int days, Camouflage camouflage, double density) {
    return new Case(
        bar,
        Shape.dense(Crowd.ALL),
        true,
        Kind.DRIP,
        days,
        Registration.AGED,
        camouflage,
        density,
        0,
        0);
  }

  private static Case timeless(
      Bar bar, Shape shape, Camouflage camouflage, double density, int fans, int customers) {
    return new Case(
        bar,
        shape,
        false,
        Kind.STATIC_BLOCK,
        365,
        Registration.AGED,
        camouflage,
        density,
        fans,
        customers);
  }

  /** The attack of a seed. */
  Farm farm(long seed) {
    var random = new SplittableRandom(seed * 7919 + name().hashCode());
    int drawnFans = 200 + random.nextInt(401);
    int drawnCustomers = 10 + random.nextInt(21);
    int size = customers == 0 ? drawnCustomers : customers;
    return new Farm(
        0,
        kind,
        windowDays,
        registration,
        camouflage,
        density,
        fans == 0 ? drawnFans : fans,
        size,
        size);
  }

  /** Whether it is the same kind of attack; another density or size is none of its own. */
  boolean isLike(Case other) {
    return isTimed == other.isTimed
        && shape.equals(other.shape)
        && kind == other.kind
        && windowDays == other.windowDays
        && registration == other.registration
        && camouflage == other.camouflage;
  }

  /** As tables name it. */
  String name() {
    var what = AttackMix.word(camouflage) + " camouflage, density " + density;
    return isTimed
        ? "%s, %s, %d days, %s"
            .formatted(AttackMix.word(kind), AttackMix.word(registration), windowDays, what)
        : what;
  }
}

package org.kolscope.report;

import java.util.List;
import org.kolscope.report.Audience.Voices;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.FormResponse.Told;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.KolKind.Doubt;
import org.kolscope.schema.KolKind.Kind;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.OpenNeed.Manner;

/** What people need and respond to in tests of the report on the target. */
final class VoicesOfNights {

  private VoicesOfNights() {}

  static Voices small() {
    return new Voices(
        "CNY",
        List.of(
            kind(1001, Kind.OPINION_LEADER, Doubt.AGREED, 0.1),
            kind(1002, Kind.STAR, Doubt.MOST, 0.8),
            kind(1003, null, Doubt.UNSURE, null),
            kind(1004, Kind.ORGANISATION, Doubt.MOST, null),
            kind(AudiencesOfNights.FAN_ID, Kind.GRASSROOTS, Doubt.AGREED, null)),
        List.of(
            fit(Group.OPINION_LEADER, Base.FOLLOWERS, 300, 45.0, 12.5, 8.0, 19.5),
            fit(Group.OPINION_LEADER, Base.ENGAGED, 80, 15.2, 40.0, null, null),
            fit(Group.STAR, Base.FOLLOWERS, 900, 60.0, 230.0, 120.0, 440.0),
            // 11 target customers: what one costs would tell that
            fit(Group.CULTURAL_CELEBRITY, Base.FOLLOWERS, 120, 11.0, 77.0, 60.0, 90.0),
            fit(Group.UNSURE, Base.FOLLOWERS, 19, 1.0, null, null, null)),
        List.of(
            need(OpenNeed.ANY, Manner.ALL, 140, 90, 60, 0.25),
            need(OpenNeed.ANY, Manner.QUESTION, 61, 47, 30, 0.25),
            need("service", Manner.ALL, 66, 44, 24, 0.4),
            need("service", Manner.COMPLAINT, 52, 37, 22, 0.4),
            need("<u>露营</u>", Manner.ALL, 25, 23, 13, 0.1),
            need("noise", Manner.ALL, 23, 19, 11, 0.1)),
        List.of(
            form(Family.FORM, "VIDEO", 412, 1.6, 1.2, 2.1, Told.MORE),
            form(Family.FORM, "LINK", 210, 0.6, 0.4, 0.8, Told.LESS),
            form(Family.FORM, "TEXT", 310, 1.0, 0.9, 1.1, Told.NO_DIFFERENCE),
            form(Family.HOOK, "trial", 77, 1.1, 0.8, 1.6, Told.NO_DIFFERENCE),
            form(Family.HOOK, "poll", 17, 1.1, 0.8, 1.6, Told.NO_DIFFERENCE)));
  }

  /** What is known where no memberships, no words beside badges, no prices and no comments are. */
  static Voices bare() {
    return new Voices(
        "CNY",
        List.of(kind(1003, null, Doubt.UNKNOWN, null)),
        List.of(fit(Group.UNKNOWN, Base.FOLLOWERS, 300, 0.0, null, null, null)),
        List.of(
            new OpenNeed(
                OpenNeed.ANY,
                Manner.ALL,
                false,
                40,
                33,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                20,
                20,
                false,
                false,
                List.of())),
        List.of());
  }

  private static KolKind kind(long id, Kind kind, Doubt doubt, Double club) {
    return new KolKind(
        id,
        kind,
        doubt,
        doubt == Doubt.UNKNOWN ? List.of() : List.of("badge", "expert"),
        doubt == Doubt.MOST ? List.of("reason") : List.of(),
        doubt == Doubt.MOST ? List.of("演员") : List.of(),
        "cars",
        0.8,
        true,
        0.01,
        club,
        doubt == Doubt.AGREED ? 900.0 : null);
  }

  private static KindFit fit(
      Group kind, Base base, long judged, double targets, Double price, Double low, Double high) {
    return new KindFit(
        kind,
        base,
        4,
        4,
        judged,
        0.1,
        1.6,
        1.1,
        2.3,
        price == null ? 0 : 3,
        targets,
        price,
        low,
        high);
  }

  private static OpenNeed need(
      String side, Manner manner, long statements, long people, long open, double answered) {
    return new OpenNeed(
        side,
        manner,
        side.startsWith("<"),
        statements,
        people,
        statements / 2,
        statements / 4,
        Math.round(answered * statements),
        3L,
        2L,
        open + 2,
        open,
        answered,
        9.5,
        statements - 10,
        10,
        statements > 60,
        false,
        List.of("远望"));
  }

  private static FormResponse form(
      Family family,
      String category,
      long people,
      double ratio,
      double low,
      double high,
      Told told) {
    return new FormResponse(
        family, category, 250, 36, people, people / 4.0, 0.412, ratio, ratio, low, high, told);
  }
}

package org.kolscope.audience.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.audience.contact.Lifts.Lift;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;

/** What contact points are made of, collected in any order, and the points. */
final class ContactFacts {

  private final ContactPoints settings;
  private final Map<Kind, Road> roads = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> keptUnits = new EnumMap<>(Kind.class);
  private final Map<Place.Key, Place> places = new TreeMap<>();
  private final Map<Kind, MetPeople> met = new EnumMap<>(Kind.class);

  ContactFacts(ContactPoints settings) {
    this.settings = settings;
  }

  /**
   * Adds a kind.
   *
   * @param kept units of the people whose meetings are added
   */
  void add(Road road, long kept) {
    roads.put(road.kind(), road);
    keptUnits.put(road.kind(), kept);
  }

  void add(Place place) {
    places.put(place.key(), place);
  }

  void addMeeting(Kind kind, long placeId, long personId, int units) {
    met.computeIfAbsent(kind, k -> new MetPeople()).add(placeId, personId, units);
  }

  /** The points told and the sets. */
  record Told(List<ContactPoint> points, List<ContactSet> sets) {}

  /** Where in its set a place stands. */
  private record Seat(int place, double coverage) {}

  Told told() {
    var seats = new HashMap<Place.Key, Seat>();
    var sets = new ArrayList<ContactSet>();
    met.forEach(
        (kind, people) -> {
          if (keptUnits.getOrDefault(kind, 0L) > 0) {
            var chosen =
                CoverSets.of(kind, people.cover(), keptUnits.get(kind), settings.maxPicks());
            sets.addAll(chosen.sets());
            seat(chosen, people.placeIds(), seats);
          }
        });
    return new Told(best(points(seats)), sets);
  }

  private static void seat(CoverSets chosen, List<Long> ids, Map<Place.Key, Seat> seats) {
    for (int i = 0; i < chosen.picks().size(); i++) {
      var pick = chosen.picks().get(i);
      seats.put(
          new Place.Key(chosen.kind(), ids.get(pick.place())),
          new Seat(i + 1, pick.covered() / chosen.total()));
    }
  }

  private List<ContactPoint> points(Map<Place.Key, Seat> seats) {
    var tested = places.values().stream().filter(p -> roads.containsKey(p.key().kind())).toList();
    var lifts =
        tested.stream()
            .map(p -> Lifts.of(roads.get(p.key().kind()), p.people(), p.units()))
            .toList();
    boolean[] significant =
        Lifts.significant(lifts.stream().map(Lift::pValue).toList(), settings.falseShare());
    var points = new ArrayList<ContactPoint>();
    for (int i = 0; i < tested.size(); i++) {
      var place = tested.get(i);
      points.add(point(place, lifts.get(i), significant[i], seats.get(place.key())));
    }
    return points;
  }

  private ContactPoint point(Place place, Lift lift, boolean significant, Seat seat) {
    boolean isAccount = place.key().kind() == Kind.ACCOUNT;
    boolean isGem =
        isAccount
            && significant
            && place.isOpen()
            && lift.lift() > settings.gemLift()
            && place.followersCount() != null
            && place.followersCount() < settings.gemFollowers();
    return new ContactPoint(
        place.key().kind(),
        place.key().id(),
        isAccount ? place.key().id() : null,
        place.name(),
        place.role(),
        place.followersCount(),
        place.people(),
        (double) place.units() / Lifts.UNITS,
        lift.lift(),
        lift.low95(),
        lift.coverage(),
        lift.pValue(),
        significant,
        isGem,
        seat == null ? null : seat.place(),
        seat == null ? null : seat.coverage());
  }

  /** Of each kind those in its set, and the best others. */
  private List<ContactPoint> best(List<ContactPoint> points) {
    var order =
        Comparator.comparing((ContactPoint p) -> p.setPlace() == null)
            .thenComparing(Comparator.comparingDouble(ContactPoint::liftLow95).reversed())
            .thenComparingLong(ContactPoint::contactId);
    var told = new ArrayList<ContactPoint>();
    for (var kind : Kind.values()) {
      points.stream()
          .filter(p -> p.kind() == kind)
          .sorted(order)
          .limit(settings.maxPoints())
          .forEach(told::add);
    }
    return told;
  }
}

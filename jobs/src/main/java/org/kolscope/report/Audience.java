package org.kolscope.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.TargetSize;

/**
 * What the report on the brief's target is made of. Rows about an account that is not one of {@code
 * parties} are left out here: whoever may not be named is nowhere in the report. Its counts are
 * true ones: the report suppresses small cells.
 *
 * @param asked the brief
 * @param parties who may be named, by id: KOLs and the accounts that speak for a brand
 * @param sizes how many target customers there are
 * @param points where they are met, the surest first: by lower bound of the lift
 * @param sets the places chosen for coverage
 * @param groups with whom people belong of whom no group is known, the most targets first
 * @param fits whose people they are, the greatest reach first
 * @param overlaps fans that the first KOLs by target reach share
 * @param segments into which groups the target falls, and which KOLs are alike
 * @param voices what people need and respond to, and which kinds of KOLs bring them
 */
public record Audience(
    Asked asked,
    Map<Long, Party> parties,
    List<TargetSize> sizes,
    List<ContactPoint> points,
    List<ContactSet> sets,
    List<LikelyGroup> groups,
    List<KolFit> fits,
    List<FanOverlap> overlaps,
    AudienceSegments segments,
    Voices voices) {

  /** KOLs in the table of overlaps. */
  public static final int COMPARED = 20;

  private static final Comparator<ContactPoint> SUREST_FIRST =
      Comparator.comparing(ContactPoint::kind)
          .thenComparing(Comparator.comparingDouble(ContactPoint::liftLow95).reversed())
          .thenComparing(Comparator.comparingDouble(ContactPoint::coverage).reversed())
          .thenComparingLong(ContactPoint::contactId);

  private static final Comparator<KolFit> GREATEST_FIRST =
      Comparator.comparing(KolFit::base)
          .thenComparing(
              KolFit::targetReach, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
          .thenComparingLong(KolFit::accountId);

  public Audience {
    var named = new TreeMap<>(parties);
    parties = Collections.unmodifiableMap(named);
    sizes = List.copyOf(sizes);
    points =
        points.stream()
            .filter(p -> p.accountId() == null || named.containsKey(p.accountId()))
            .filter(p -> p.membersCount() >= SmallCells.LEAST)
            .sorted(SUREST_FIRST)
            .toList();
    sets =
        sets.stream()
            .sorted(Comparator.comparing(ContactSet::kind).thenComparing(ContactSet::level))
            .toList();
    groups =
        groups.stream()
            .filter(g -> g.accountsCount() >= SmallCells.LEAST)
            .sorted(
                Comparator.comparingDouble(LikelyGroup::targetsCount)
                    .reversed()
                    .thenComparingLong(LikelyGroup::groupId))
            .toList();
    fits =
        fits.stream().filter(f -> named.containsKey(f.accountId())).sorted(GREATEST_FIRST).toList();
    overlaps =
        overlaps.stream()
            .filter(o -> named.containsKey(o.accountId()) && named.containsKey(o.otherId()))
            .filter(o -> o.sharedCount() >= SmallCells.LEAST)
            .sorted(
                Comparator.comparingLong(FanOverlap::accountId)
                    .thenComparingLong(FanOverlap::otherId)
                    .thenComparing(FanOverlap::base))
            .toList();
    segments = segments.of(named.keySet());
    voices = voices.about(named);
  }

  /**
   * The brief, without the private persons in it.
   *
   * @param brief what it asks for
   * @param staffCount accounts of people who work for the brand
   * @param customersCount accounts known to be customers
   */
  public record Asked(Brief brief, long staffCount, long customersCount) {

    /** Of a brief as the user wrote it. */
    public static Asked of(Brief written) {
      var positives = written.target() == null ? 0 : written.target().positives().size();
      return new Asked(written.withoutPrivatePersons(), written.staff().size(), positives);
    }
  }

  /**
   * What people need and respond to, and which kinds of KOLs bring them. Needs and forms of fewer
   * than 20 people are left out.
   *
   * @param currency of the prices
   * @param kinds of the KOLs that may be named
   * @param kindFits by kind and base
   * @param needs the most people first
   * @param forms what works best first in each family
   * @param needsHidden sides of the product that too few people speak of
   */
  public record Voices(
      String currency,
      List<KolKind> kinds,
      List<KindFit> kindFits,
      List<OpenNeed> needs,
      List<FormResponse> forms,
      int needsHidden) {

    private static final Comparator<FormResponse> BEST_FIRST =
        Comparator.comparing(FormResponse::family)
            .thenComparing(
                FormResponse::shrunkRatio, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(FormResponse::category);

    private static final Comparator<OpenNeed> MOST_FIRST =
        Comparator.comparing((OpenNeed n) -> !n.side().equals(OpenNeed.ANY))
            .thenComparing(Comparator.comparingLong(OpenNeed::peopleCount).reversed())
            .thenComparing(OpenNeed::side)
            .thenComparing(OpenNeed::manner);

    /** As the tables have them. */
    public Voices(
        String currency,
        List<KolKind> kinds,
        List<KindFit> kindFits,
        List<OpenNeed> needs,
        List<FormResponse> forms) {
      this(
          currency,
          kinds,
          kindFits.stream()
              .sorted(Comparator.comparing(KindFit::kind).thenComparing(KindFit::base))
              .toList(),
          needs.stream()
              .filter(n -> n.peopleCount() >= SmallCells.LEAST)
              .sorted(MOST_FIRST)
              .toList(),
          forms.stream()
              .filter(f -> f.peopleCount() >= SmallCells.LEAST)
              .sorted(BEST_FIRST)
              .toList(),
          (int)
              needs.stream()
                  .filter(n -> n.manner() == OpenNeed.Manner.ALL)
                  .filter(n -> n.peopleCount() < SmallCells.LEAST)
                  .count());
    }

    private Voices about(Map<Long, Party> named) {
      return new Voices(
          currency,
          kinds.stream()
              .filter(k -> named.containsKey(k.accountId()))
              .sorted(Comparator.comparingLong(KolKind::accountId))
              .toList(),
          kindFits,
          needs,
          forms,
          needsHidden);
    }
  }

  /**
   * An account that may be named.
   *
   * @param accountId the account
   * @param screenName its name as last seen; null if unknown
   * @param role its part in the brief; null for a KOL without one
   */
  public record Party(long accountId, String screenName, Role role) {

    /** The name it is shown by. */
    public String name() {
      return screenName == null ? Long.toString(accountId) : screenName;
    }
  }

  /** The first KOLs by target reach among followers: whose fans are compared. */
  public static List<Long> compared(List<KolFit> fits, Map<Long, Party> parties) {
    return fits.stream()
        .filter(f -> f.base() == KolFit.Base.FOLLOWERS && f.targetReach() != null)
        .filter(f -> parties.containsKey(f.accountId()))
        .filter(f -> parties.get(f.accountId()).role() == null)
        .sorted(GREATEST_FIRST)
        .limit(COMPARED)
        .map(KolFit::accountId)
        .toList();
  }

  List<ContactPoint> points(ContactPoint.Kind kind) {
    return points.stream().filter(p -> p.kind() == kind).toList();
  }

  List<KolFit> fits(KolFit.Base base) {
    return fits.stream().filter(f -> f.base() == base).toList();
  }

  List<TargetSize> sizes(TargetSize.Kind kind) {
    return sizes.stream().filter(s -> s.kind() == kind).toList();
  }

  /** All target customers; null if nobody was screened. */
  TargetSize target() {
    return sizes(TargetSize.Kind.TARGET).stream().findFirst().orElse(null);
  }

  /** Whether it is a firm, an office or a medium without a part in the brief: nobody to hire. */
  boolean isOtherOrganisation(long accountId) {
    return role(accountId) == null
        && voices.kinds().stream()
            .anyMatch(k -> k.accountId() == accountId && k.kind() == KolKind.Kind.ORGANISATION);
  }

  Role role(long accountId) {
    var party = parties.get(accountId);
    return party == null ? null : party.role();
  }
}

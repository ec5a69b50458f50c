package org.kolscope.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kolscope.report.Audience.Party;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;

/** The report on the target in three sentences, for someone with a minute. */
record AudienceAnswer(Audience audience) {

  private static final int NAMES = 3;

  /**
   * Accounts to begin with: those chosen for coverage, but for the brand's own and its rivals',
   * whom whoever follows them was found by, and firms without a part in the brief; the surest ones
   * where none is chosen.
   */
  List<Party> firstAccounts() {
    var useful =
        audience.points(Kind.ACCOUNT).stream()
            .filter(ContactPoint::isSignificant)
            .filter(p -> audience.role(p.accountId()) != Role.OWN)
            .filter(p -> audience.role(p.accountId()) != Role.COMPETITOR)
            .filter(p -> !audience.isOtherOrganisation(p.accountId()))
            .toList();
    var chosen =
        useful.stream()
            .filter(p -> p.setPlace() != null)
            .sorted(Comparator.comparing(ContactPoint::setPlace))
            .toList();
    return (chosen.isEmpty() ? useful : chosen)
        .stream().limit(NAMES).map(p -> audience.parties().get(p.accountId())).toList();
  }

  /** The surest topic or community; null if there is none. */
  ContactPoint first(Kind kind) {
    return audience.points(kind).stream()
        .filter(ContactPoint::isSignificant)
        .filter(p -> p.name() != null)
        .findFirst()
        .orElse(null);
  }

  /** The accounts that meet half of the target; null if that cannot be. */
  ContactSet half() {
    return audience.sets().stream()
        .filter(s -> s.kind() == Kind.ACCOUNT && s.level() == 0.5 && s.isReached())
        .findFirst()
        .orElse(null);
  }

  /** KOLs whose followers have that verdict, the greatest reach first; firms are none. */
  List<Party> kols(Fit fit) {
    return fits(fit, false).map(f -> audience.parties().get(f.accountId())).toList();
  }

  /** The brand's own accounts whose followers have that verdict. */
  List<KolFit> own(Fit fit) {
    return fits(fit, true).toList();
  }

  List<Party> parties(List<KolFit> fits) {
    return fits.stream().map(f -> audience.parties().get(f.accountId())).toList();
  }

  private Stream<KolFit> fits(Fit fit, boolean isOwn) {
    return audience.fits(Base.FOLLOWERS).stream()
        .filter(f -> f.fit() == fit)
        .filter(
            f -> {
              var role = audience.role(f.accountId());
              return isOwn
                  ? role == Role.OWN
                  : role == Role.PRICED
                      || (role == null && !audience.isOtherOrganisation(f.accountId()));
            });
  }

  /** The account of a role of whose followers most are known; null if of none enough. */
  KolFit main(Role role) {
    return audience.fits(Base.FOLLOWERS).stream()
        .filter(f -> audience.role(f.accountId()) == role)
        .filter(f -> f.lift() != null && !AudienceFigures.isHidden(f))
        .max(
            Comparator.comparingLong(KolFit::judgedCount)
                .thenComparing(KolFit::accountId, Comparator.reverseOrder()))
        .orElse(null);
  }

  /** Own accounts by followers, of any verdict. */
  long ownCount() {
    return audience.fits(Base.FOLLOWERS).stream()
        .filter(f -> audience.role(f.accountId()) == Role.OWN)
        .count();
  }

  /** Lifts of fits as a range: 0.4, or 0.3–0.6. */
  String lifts(List<KolFit> fits) {
    var lifts = fits.stream().mapToDouble(KolFit::lift).summaryStatistics();
    var low = Figure.oneDigit(lifts.getMin()).text();
    var high = Figure.oneDigit(lifts.getMax()).text();
    return low.equals(high) ? low : low + "\u2013" + high;
  }
}

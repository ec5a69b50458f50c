package org.kolscope.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.kolscope.schema.Verdict.Call;

/**
 * What people decided about accounts, as it holds on a night.
 *
 * @param lines one per account, those against the experts first, then by account
 * @param expiredCount decisions that were written down and no longer hold
 */
public record NightAppeals(List<Line> lines, long expiredCount) {

  /** Lines of the table; the rest is counted. Chosen. */
  private static final int SHOWN = 100;

  public NightAppeals {
    lines =
        lines.stream()
            .sorted(Comparator.comparing((Line l) -> !l.isAgainst()).thenComparing(Line::account))
            .toList();
  }

  List<Line> shown() {
    return lines.stream().limit(SHOWN).toList();
  }

  long restCount() {
    return Math.max(0, lines.size() - SHOWN);
  }

  long againstCount() {
    return lines.stream().filter(Line::isAgainst).count();
  }

  /** Decisions that are what the experts say, too. */
  long agreedCount() {
    return lines.stream().filter(l -> l.call() == l.expertsCall()).count();
  }

  /** Decisions on accounts that the experts do not judge. */
  long unjudgedCount() {
    return lines.stream().filter(l -> l.isLoaded() && l.expertsCall() == null).count();
  }

  /** Decisions on accounts that the data does not have; they change nothing. */
  long unknownCount() {
    return lines.stream().filter(l -> !l.isLoaded()).count();
  }

  /**
   * One decision.
   *
   * @param account its id if it may be named, else its mask
   * @param screenName null if it may not be named, or has no name
   * @param isLoaded whether the data has the account
   * @param expertsCall what the experts say; null if they do not judge it
   * @param call what the person decided
   * @param reason why; null if the account may not be named
   * @param holdsUntil last night on which it holds; null if there is no end
   */
  public record Line(
      String account,
      String screenName,
      boolean isLoaded,
      Call expertsCall,
      Call call,
      String reason,
      LocalDate holdsUntil) {

    boolean isAgainst() {
      return expertsCall != null && call != expertsCall;
    }
  }
}

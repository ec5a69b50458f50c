package org.kolscope.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kolscope.schema.FanQuality;

/**
 * Who follows the KOLs of a night.
 *
 * @param byKol how good the fans of each KOL are, by its account
 * @param dossiers the KOLs that have a page of their own, by rank
 */
public record Fans(Map<Long, FanQuality> byKol, List<Dossier> dossiers) {

  /** Nobody looked at them. */
  static final Fans UNSEEN = new Fans(Map.of(), List.of());

  public Fans {
    byKol = Map.copyOf(byKol);
    dossiers = List.copyOf(dossiers);
  }

  /** Of the KOLs among {@code qualities}. */
  public static Fans of(List<FanQuality> qualities, List<Dossier> dossiers) {
    return new Fans(
        qualities.stream().collect(Collectors.toMap(FanQuality::accountId, Function.identity())),
        dossiers);
  }

  /** Null if its fans were not looked at. */
  FanQuality of(long accountId) {
    return byKol.get(accountId);
  }
}

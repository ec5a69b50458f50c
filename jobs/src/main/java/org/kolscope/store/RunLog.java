package org.kolscope.store;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kolscope.schema.Run;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * The table {@link Run}: the door through which readers see a warehouse. Publishing is one commit
 * of one row, so a reader sees all of a night or nothing of it.
 */
public record RunLog(Store store) {

  /**
   * What a run is known by beside its number.
   *
   * @param inputsHash null if no raw files were read
   */
  public record Identity(String codeVersion, String settingsHash, String inputsHash) {

    public static Identity of(Run run) {
      return new Identity(run.codeVersion(), run.settingsHash(), run.inputsHash());
    }
  }

  /** All runs, oldest first: one row a run is brought to the driver. */
  public List<Run> all() {
    if (!store.exists(Run.class)) {
      return List.of();
    }
    var rows = store.history(Run.class, LocalDate.of(9999, 12, 31)).orderBy(col("number"));
    return new Table<>(Run.class, rows).collect();
  }

  /** The newest that readers may see. */
  public Optional<Run> newest() {
    return all().stream().filter(r -> r.published()).reduce((a, b) -> b);
  }

  /** Nights that readers may see. */
  public NavigableSet<LocalDate> nights() {
    var nights = new TreeSet<LocalDate>();
    all().stream().filter(r -> r.published()).forEach(r -> nights.add(r.night()));
    return nights;
  }

  /** The newest run of every night. */
  public NavigableMap<LocalDate, Run> byNight() {
    var nights = new TreeMap<LocalDate, Run>();
    all().stream().filter(r -> r.cause() == Cause.NIGHT).forEach(r -> nights.put(r.night(), r));
    return nights;
  }

  /** The warehouse as its newest published run left it; empty if there is none. */
  public Optional<Store> published() {
    return newest().map(r -> store.at(r.snapshotsByTable()));
  }

  /** Lets readers see all tables as they are now. */
  public Run publish(LocalDate night, Verdict verdict, Cause cause, Identity identity) {
    if (verdict == Verdict.STOP) {
      throw new IllegalArgumentException("verdict must be OK or WARN to publish, was " + verdict);
    }
    return append(night, verdict, cause, identity);
  }

  /** Writes down that a night was stopped; readers see what they saw before. */
  public Run stopped(LocalDate night, Identity identity) {
    return append(night, Verdict.STOP, Cause.NIGHT, identity);
  }

  private Run append(LocalDate night, Verdict verdict, Cause cause, Identity identity) {
    var runs = all();
    var run =
        new Run(
            runs.isEmpty() ? 1 : runs.get(runs.size() - 1).number() + 1,
            night,
            verdict,
            verdict != Verdict.STOP,
            cause,
            identity.codeVersion(),
            identity.settingsHash(),
            identity.inputsHash(),
            snapshots(store).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList());
    store.append(Run.class, night, List.of(run));
    return run;
  }

  /** The snapshot of every table as it is now, published or not, but for this log itself. */
  public Map<String, Long> current() {
    return snapshots(store);
  }

  static Map<String, Long> snapshots(Store store) {
    Map<String, Long> snapshots = new TreeMap<>();
    for (var type : Tables.all()) {
      if (type != Run.class) {
        store.snapshot(type).ifPresent(s -> snapshots.put(type.getSimpleName(), s));
      }
    }
    return snapshots;
  }
}

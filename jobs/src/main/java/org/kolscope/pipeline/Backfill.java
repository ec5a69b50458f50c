package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kolscope.schema.Run;

/**
 * Which of the nights that lie ready are to be run, and in which order: oldest first, always. The
 * state of every night is made of the nights before it, and so are its medians, its restatements
 * and what it says has changed; run the other way round, every night would have to be run twice.
 *
 * @param from first night
 * @param to last night
 * @param reprocess what is done with nights that were run before
 */
public record Backfill(LocalDate from, LocalDate to, Reprocess reprocess) {

  public Backfill {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "--to must not be before --from = " + from + ", was " + to);
    }
  }

  /** Nights that are run although they were run before. */
  public enum Reprocess {
    /** Only nights that were never run to an end. */
    NONE,
    /** Also those whose last run was stopped. */
    FAILED,
    /** Also those that were published; what has not changed is still skipped. */
    COMPLETED
  }

  /** What became of a night so far. */
  public enum Status {
    NEW,
    STOPPED,
    PUBLISHED
  }

  /** A night that lies ready. */
  public record Step(LocalDate night, Status status, boolean isRun) {}

  /**
   * The nights between both ends, oldest first.
   *
   * @param ready nights there are raw files of
   * @param runs the newest run of each night
   * @param isPlaced whether the outputs of a published night are there: a run may have been cut off
   *     before it put them in place
   */
  public List<Step> steps(
      Collection<LocalDate> ready, Map<LocalDate, Run> runs, Predicate<LocalDate> isPlaced) {
    return ready.stream()
        .filter(n -> !n.isBefore(from) && !n.isAfter(to))
        .sorted()
        .map(n -> step(n, runs.get(n), isPlaced.test(n)))
        .toList();
  }

  private Step step(LocalDate night, Run last, boolean isPlaced) {
    var status =
        last == null || (last.published() && !isPlaced)
            ? Status.NEW
            : last.published() ? Status.PUBLISHED : Status.STOPPED;
    var isRun =
        switch (status) {
          case NEW -> true;
          case STOPPED -> reprocess != Reprocess.NONE;
          case PUBLISHED -> reprocess == Reprocess.COMPLETED;
        };
    return new Step(night, status, isRun);
  }
}

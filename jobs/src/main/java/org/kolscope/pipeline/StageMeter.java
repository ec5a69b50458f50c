package org.kolscope.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;
import org.kolscope.report.StageFigures;

/**
 * Adds up what Spark measures of its tasks, per stage of the night. A Spark stage belongs to the
 * job description that was set when it was submitted ({@code sparkContext.setJobDescription}), also
 * where a later job uses its shuffle again. Work without a description counts as {@link #OTHER}.
 *
 * <p>Costs a few numbers per Spark stage, and the times of the tasks of those that run. Spark drops
 * events when its queue overflows ({@code spark.scheduler.listenerbus.eventqueue.capacity}); the
 * figures are then too low, never wrong in kind.
 */
public final class StageMeter implements AutoCloseable {

  /** Where work without a job description is counted. */
  public static final String OTHER = "other";

  private static final String DESCRIPTION = "spark.job.description";
  private static final String MARKER = "kolscope.stage-meter.marker";
  private static final int PATIENCE_SECONDS = 10;

  private final SparkContext context;
  private final Listener listener = new Listener();

  private StageMeter(SparkContext context) {
    this.context = context;
  }

  /** Measures everything that {@code spark} runs from now on until {@link #close}. */
  public static StageMeter start(SparkSession spark) {
    var meter = new StageMeter(spark.sparkContext());
    meter.context.addSparkListener(meter.listener);
    return meter;
  }

  /**
   * The figures by job description, in the order in which the descriptions first ran.
   *
   * <p>Spark tells its listeners later, on a thread of its own, and offers no public way to wait.
   * But it tells them in order. So this runs a job on no partitions, which starts no task and needs
   * no executor, and waits until the listener hears of it: what ended before is counted then. It
   * waits 10 seconds at most (chosen: far above the usual milliseconds) and then gives what it has.
   * Spark must still run.
   */
  public Map<String, StageFigures> figures() {
    var marker = UUID.randomUUID().toString();
    var heard = listener.expect(marker);
    context.setLocalProperty(MARKER, marker);
    try {
      JavaSparkContext.fromSparkContext(context).emptyRDD().count();
      if (!heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        listener.expect(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      context.setLocalProperty(MARKER, null);
    }
    return heard();
  }

  /** The figures as far as Spark has told them. */
  Map<String, StageFigures> heard() {
    return listener.figures();
  }

  /** Stops measuring; what was measured stays. */
  @Override
  public void close() {
    context.removeSparkListener(listener);
  }

  /** Spark calls it on one thread, the pipeline asks on another. */
  private static final class Listener extends SparkListener {

    private final Map<String, Sums> sums = new LinkedHashMap<>();
    private final Map<Attempt, Running> attempts = new LinkedHashMap<>();
    private String expected;
    private CountDownLatch heard = new CountDownLatch(1);

    synchronized CountDownLatch expect(String marker) {
      expected = marker;
      heard = new CountDownLatch(1);
      return heard;
    }

    synchronized Map<String, StageFigures> figures() {
      Map<String, StageFigures> figures = new LinkedHashMap<>();
      sums.forEach((description, s) -> figures.put(description, s.figures()));
      return figures;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart event) {
      var properties = event.properties();
      if (expected != null
          && properties != null
          && expected.equals(properties.getProperty(MARKER))) {
        heard.countDown();
      }
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
      var properties = event.properties();
      var description = properties == null ? null : properties.getProperty(DESCRIPTION);
      var owner = sums.computeIfAbsent(description == null ? OTHER : description, d -> new Sums());
      attempts.put(Attempt.of(event.stageInfo()), new Running(owner, new ArrayList<>()));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
      var running = attempts.get(new Attempt(event.stageId(), event.stageAttemptId()));
      if (running == null) {
        return; // of a stage that was submitted before the meter started
      }
      running.owner.tasks++;
      if (event.taskMetrics() != null) {
        running.owner.add(event.taskMetrics());
      }
      if (event.taskInfo().successful()) {
        running.taskMillis.add(event.taskInfo().duration());
      }
    }

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
      var info = event.stageInfo();
      var running = attempts.get(Attempt.of(info));
      if (running == null || running.taskMillis.isEmpty()) {
        return;
      }
      if (info.submissionTime().isDefined() && info.completionTime().isDefined()) {
        var took = (Long) info.completionTime().get() - (Long) info.submissionTime().get();
        running.owner.completed(took, running.taskMillis);
      }
      // late attempts of its tasks are still counted, their times are of no more use
      running.taskMillis.clear();
    }
  }

  private record Attempt(int stageId, int number) {
    static Attempt of(StageInfo info) {
      return new Attempt(info.stageId(), info.attemptNumber());
    }
  }

  private record Running(Sums owner, List<Long> taskMillis) {}

  private static final class Sums {
    private long tasks;
    private long input;
    private long shuffleRead;
    private long shuffleWritten;
    private long spilledInMemory;
    private long spilledOnDisk;
    private long peakMemory;
    private long longest = -1;
    private Double slowestTask;
    private Double medianTask;

    void add(TaskMetrics metrics) {
      input += metrics.inputMetrics().bytesRead();
      shuffleRead += metrics.shuffleReadMetrics().totalBytesRead();
      shuffleWritten += metrics.shuffleWriteMetrics().bytesWritten();
      spilledInMemory += metrics.memoryBytesSpilled();
      spilledOnDisk += metrics.diskBytesSpilled();
      peakMemory = Math.max(peakMemory, metrics.peakExecutionMemory());
    }

    /** Of stages that took equally long, the first counts. */
    void completed(long took, List<Long> taskMillis) {
      if (took <= longest) {
        return;
      }
      longest = took;
      var seconds = taskMillis.stream().mapToDouble(m -> m / 1e3).toArray();
      slowestTask = taskMillis.stream().mapToLong(m -> m).max().orElseThrow() / 1e3;
      medianTask = new Median().evaluate(seconds);
    }

    StageFigures figures() {
      return new StageFigures(
          tasks,
          input,
          shuffleRead,
          shuffleWritten,
          spilledInMemory,
          spilledOnDisk,
          peakMemory,
          slowestTask,
          medianTask);
    }
  }
}

package org.kolscope.pipeline;

/** Somebody who watches a run. */
public interface Progress {

  /** Stage {@code number} of {@code count} begins. */
  void started(int number, int count, String stage);

  /** Stage {@code number} of {@code count} is done. */
  void ended(int number, int count, String stage, long rows, double seconds);

  /** Nobody watches. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(int number, int count, String stage) {}

        @Override
        public void ended(int number, int count, String stage, long rows, double seconds) {}
      };
}

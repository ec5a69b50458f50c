package org.kolscope.sample;

/** Writes what one night brings, in one layout. */
interface NightFiles {

  /**
   * The files of one number; they may be written in parallel.
   *
   * @param file below {@link SampleSettings#files()}
   * @param folder of the night
   */
  void write(int night, int file, RawFolder folder);
}

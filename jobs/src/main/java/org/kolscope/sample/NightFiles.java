package org.kolscope.sample;

/** Writes what one night brings, in one layout. */
interface NightFiles {

  /**
   * The files of a part; parts may be written in parallel.
   *
   * @param folder of the night
   */
  void write(int night, int part, RawFolder folder);
}

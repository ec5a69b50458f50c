package org.kolscope.audience.overlap;

import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.thetacommon.ThetaUtil;

/**
 * The hash by which fans enter theta sketches: that of DataSketches for a 64-bit number under its
 * default seed, so that a sketch of ours holds the same hashes as one of theirs.
 */
final class FanHash {

  private FanHash() {}

  /** In [0, 2^63), the same for an account wherever it is a fan. */
  static long of(long fanId) {
    return MurmurHash3.hash(fanId, ThetaUtil.DEFAULT_UPDATE_SEED)[0] >>> 1;
  }

  /** Whether a sketch with this theta, in (0, 1], holds a fan; all fans if it is 1. */
  static boolean isHeld(long hash, double theta) {
    return theta >= 1 || hash < (long) (theta * Long.MAX_VALUE);
  }
}

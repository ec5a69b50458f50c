/**
 * The evaluation protocol: attacks of many kinds on backgrounds of our own making, each kind judged
 * with probabilities calibrated on the others.
 */
package org.kolscope.pipeline.protocol;

/**
 * How right the verdicts are: labels and planted truth against what was said, as figures with
 * intervals. The arithmetic is plain Java that needs no session. Knows no other step, no path, no
 * clock and no unseeded chance.
 */
package org.kolscope.evaluation;

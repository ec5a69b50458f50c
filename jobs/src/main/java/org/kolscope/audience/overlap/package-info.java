/**
 * How many real fans and target customers every two accounts share. The arithmetic is plain Java on
 * whole numbers, in one task; the step gathers what it works on.
 */
package org.kolscope.audience.overlap;

/**
 * How many of a KOL's people are a brief's target customers. The arithmetic is plain Java; the step
 * counts.
 */
package org.kolscope.audience.fit;

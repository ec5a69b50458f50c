/**
 * Which accounts act together, and what speaks for it: evidence per account and calibrated scores
 * of independent experts. Steps only: no session, path, clock or unseeded randomness.
 */
package org.kolscope.authenticity;

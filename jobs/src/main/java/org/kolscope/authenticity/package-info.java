/**
 * Which accounts act together, and what speaks for it: evidence per account and calibrated scores
 * of independent experts. Steps only: no session, clock or unseeded randomness; the one file that
 * is read is the profile model that the settings name.
 */
package org.kolscope.authenticity;

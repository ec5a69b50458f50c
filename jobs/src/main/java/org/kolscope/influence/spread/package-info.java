/**
 * How far a post of a candidate goes: share rates learned from past reposts, the reach of each
 * candidate and the rosters that reach most. Steps only: no session, path, clock or unseeded
 * randomness.
 */
package org.kolscope.influence.spread;

/**
 * Who the fans of a KOL are, as counts and shares with their doubt. The arithmetic is plain Java
 * that needs no session; steps only gather what it works on. Knows no other step, no path, no clock
 * and no chance: its draws are points of a fixed lattice.
 */
package org.kolscope.audience;

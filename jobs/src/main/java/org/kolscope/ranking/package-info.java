/**
 * The open KOL score: who may be ranked, the parts of the score, and ranks with their doubt. Reads
 * tables and makes tables; the arithmetic of one sample, one candidate and one ranking is plain
 * Java that needs no session. Knows no other step, no path, no clock.
 */
package org.kolscope.ranking;

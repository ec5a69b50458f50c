/**
 * Whom to hire: how many target accounts a set of accounts reaches when what they post is passed on
 * along follows, and which set reaches most for its size or for its price. Everything is estimated
 * from random reverse-reachable sets, and every published value comes from sets that had no part in
 * the choice.
 *
 * <p>One direction throughout: an arc runs from the account that reads to the one that is read, as
 * everywhere in this house, so influence flows against it. In the words of the influence
 * literature, whose arcs point the way influence flows, the in-degree of a reader is its out-degree
 * here.
 *
 * <p>Knows no names, briefs or verdicts: those come in as numbers by vertex.
 */
package org.kolscope.graph.spread;

/**
 * Who moves whom: what the data says about each account, the repost graph, and centralities on
 * sampled subgraphs of both graphs with the range they leave open. Steps only: no session, path,
 * clock or unseeded randomness.
 */
package org.kolscope.influence;

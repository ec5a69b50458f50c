/**
 * Who moves whom: the repost graph, what the data says about each account, and later the influence
 * scores on sampled subgraphs. Knows tables and the graph library only: no paths, no session, no
 * other step.
 */
package org.kolscope.influence;

/**
 * Other engines, and ours, on one arc file: each run is a process of its own. Compiled by profile
 * {@code bench} only, started by {@code bench/peers}; the product and its tests never see it.
 */
package org.kolscope.peers;

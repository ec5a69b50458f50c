/**
 * Immutable int-indexed graphs with id maps. Pure Java on JGraphT: no Spark, no files, no logging,
 * no clock, no default random.
 */
package org.kolscope.graph;

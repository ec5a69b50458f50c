/**
 * The analyst's shortcut: measures and seed sets of one graph file, without tables, nights or
 * Spark.
 */
package org.kolscope.pipeline.graphs;

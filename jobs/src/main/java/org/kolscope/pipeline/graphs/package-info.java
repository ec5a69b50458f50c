/**
 * The analyst's shortcut: measures and seed sets of one graph file, without tables or nights, and
 * without Spark unless the file is Parquet or does not fit.
 */
package org.kolscope.pipeline.graphs;

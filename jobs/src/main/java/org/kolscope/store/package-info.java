/**
 * The only reader and writer of tables: the logs of source tables, the derived tables of a night,
 * and the doors through which rows leave the warehouse (plain Parquet, CSV, masked ids). Knows
 * paths, catalogs and {@code asOf}; knows nothing of what the numbers mean. Steps never see this
 * room: they get tables and give tables.
 */
package org.kolscope.store;

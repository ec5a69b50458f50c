/**
 * What people read: values in, text of HTML pages and CSV files out. Pure functions, so the same
 * value gives the same bytes: no Spark, no files, no clock, no network, also not when the page is
 * opened. The caller writes the files.
 *
 * <p>Everything that comes from the data is untrusted here: a screen name may be a script, a
 * formula or a trick with the direction of text. Only KOLs and accounts of the brief appear by
 * name.
 */
package org.kolscope.report;

/**
 * The set rules of the nightly audit: may what this night brought be built upon? Row rules are
 * intake's; these look at tables as wholes and against earlier nights. {@link
 * org.kolscope.pipeline.quality.QualityRules} measures, and says what the figures mean. Reads
 * tables, writes none; docs/quality.md explains every rule to those who run the night.
 */
package org.kolscope.pipeline.quality;

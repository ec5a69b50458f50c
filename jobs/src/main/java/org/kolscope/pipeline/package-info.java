/**
 * One composition file, {@link org.kolscope.pipeline.Pipeline}: which step feeds which and where
 * data is stored. Around it the settings, the stages and the manifest of a run.
 */
package org.kolscope.pipeline;

/**
 * The commands: they read options, build the session and the settings, hand over to the pipeline or
 * the store, and turn what happened into words and exit codes. No logic.
 */
package org.kolscope.cli;

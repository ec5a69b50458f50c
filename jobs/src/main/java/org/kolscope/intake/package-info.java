/**
 * Raw files to typed source tables and quarantined rows with a reason; nothing is dropped silently.
 * A {@link org.kolscope.intake.Source} says how to read the files, a {@link
 * org.kolscope.intake.SourcePlan} checks it against the files that are there, {@link
 * org.kolscope.intake.Intake} loads. May touch raw files; knows nothing of storage.
 */
package org.kolscope.intake;

/**
 * The generator of worlds with planted truth: who is there, who reads whom, what is written and
 * passed on, and which of it was bought. {@link org.kolscope.sample.World} puts it together.
 */
package org.kolscope.sample;

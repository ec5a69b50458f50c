/**
 * Measures of a whole graph that does not fit one process: vertices do, as arrays in the driver and
 * once per executor, arcs do not and stay in blocks on the cluster. Same scores as the kernels of
 * module graph, whatever the partitions. What fits is measured there, fifty times faster.
 */
package org.kolscope.influence.whole;

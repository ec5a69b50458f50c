/**
 * Measures of a whole graph that does not fit one process: vertices do, as arrays in the driver and
 * once per executor, arcs do not and stay in blocks on the cluster. Same scores as the kernels of
 * module graph, bit for bit, whatever the partitions. What fits one process is faster there.
 */
package org.kolscope.influence.whole;

/** Coordinates of vertices that place those near each other that are joined alike. */
package org.kolscope.graph.spectral;

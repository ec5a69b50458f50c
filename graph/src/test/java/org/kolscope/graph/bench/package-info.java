/** Times the kernels; run by {@code bench/kernels}, never by the build. */
package org.kolscope.graph.bench;

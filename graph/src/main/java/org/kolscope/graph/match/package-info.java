/** Which of one side belongs to which of the other. */
package org.kolscope.graph.match;

/**
 * Who is about what, and whom those who are about it read and pass on. Steps only: no session,
 * path, clock or unseeded randomness. The step that ranks takes a table of relevances, whoever made
 * it.
 */
package org.kolscope.influence.topic;

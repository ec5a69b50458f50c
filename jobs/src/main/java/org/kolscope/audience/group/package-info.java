/**
 * Which group people belong with of whom no group is known: by whom they follow, who follows them
 * and what they write about. Knows no other step, no path and no clock.
 */
package org.kolscope.audience.group;

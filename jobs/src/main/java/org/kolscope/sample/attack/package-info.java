/** The farms of a world: what they sell, to how many, and how well they hide. */
package org.kolscope.sample.attack;

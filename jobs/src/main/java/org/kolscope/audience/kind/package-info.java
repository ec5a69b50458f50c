/**
 * What kind of voice a KOL is, and what people of each kind bring. Knows no other step, no path and
 * no clock.
 */
package org.kolscope.audience.kind;

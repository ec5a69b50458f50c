/**
 * What real private persons want, ask for help with and complain about, and what of it the brand
 * has not answered. Knows no other step, no path and no clock.
 */
package org.kolscope.audience.need;

/**
 * Who is a target customer of a brief: what each of five roads says of an account, and all of them
 * together as a calibrated probability. Knows no other step, no path and no clock.
 */
package org.kolscope.audience.customers;

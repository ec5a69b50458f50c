/**
 * Which forms, lengths and hooks of posts real target customers respond to. Knows no other step, no
 * path and no clock.
 */
package org.kolscope.audience.form;

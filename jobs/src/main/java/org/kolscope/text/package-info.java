/**
 * What posts say: markup and words, mentions of brands, and classes with calibrated probabilities.
 * Reading is plain Java that needs no session; steps only carry it to the posts. Models are trained
 * here and leave as tables. Knows no other step, no clock and no chance.
 */
package org.kolscope.text;

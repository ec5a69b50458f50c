/**
 * Who follows together more than degree and community explain: blocks of fans and followees ranked
 * by evidence. Works on a directed graph alone; knows no times, profiles or platforms, and calls
 * nobody fake: a fan club is a block too, a weaker one.
 */
package org.kolscope.graph.dense;

package org.kolscope.schema;

/**
 * One row per model that says what class a text is of. Made by {@code text} from the posts of the
 * window, or read from the file of {@code text.models}.
 *
 * @param name {@code glad}, {@code advert}, {@code complaint} or {@code vertical:} with the
 *     vertical behind it
 * @param text its coefficients, as {@code text.models} reads them: a line for the name, one for
 *     five numbers, then a bucket of hashed signs and its weight a line; no word of a post stands
 *     in it
 */
public record TextModel(@Key String name, String text) {}

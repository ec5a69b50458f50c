package org.kolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that every raw row must give although its type allows null or false. Components
 * of the key and primitive numbers are required anyway; a primitive boolean that is not marked is
 * false where the source is silent.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {}

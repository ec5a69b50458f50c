package org.kolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what kind of thing a 64-bit id names. Ids of one kind share one space: text ids are hashed
 * per kind, and ids of accounts are masked on their way out.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface IdOf {
  Kind value();

  /** What an id can name. */
  enum Kind {
    ACCOUNT,
    POST,
    COMMENT,
    GROUP
  }
}

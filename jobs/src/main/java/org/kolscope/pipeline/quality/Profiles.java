package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.kolscope.schema.Account;

/** Tells a profile from a stub. */
final class Profiles {

  private static final Set<String> OF_A_STUB = Set.of("accountId", "externalId");

  private Profiles() {}

  /** Whether anything but its ids is known of an account. */
  static Column isProfile() {
    return Arrays.stream(Account.class.getRecordComponents())
        .map(c -> c.getName())
        .filter(c -> !OF_A_STUB.contains(c))
        .map(c -> col(c).isNotNull())
        .reduce(Column::or)
        .orElseThrow();
  }
}

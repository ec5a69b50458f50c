package org.kolscope.audience.customers;

import java.util.List;

/** What items of an account are learned from; the profile goes with the words. */
enum Road {
  WORDS,
  PROFILE,
  TOPICS,
  COMMUNITIES,
  BRANDS;

  /** Views of {@link LatentClass}, in their order. */
  static final List<Road> VIEWS = List.of(WORDS, TOPICS, COMMUNITIES, BRANDS);
}

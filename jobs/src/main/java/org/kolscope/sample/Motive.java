package org.kolscope.sample;

/** Why somebody complains in public. */
public enum Motive {
  /** Owns the thing and wants help. */
  CUSTOMER("投诉顾客"),
  /** Lets off steam and asks for nothing. */
  VENT("投诉发泄"),
  /** Praises a competitor beside it. */
  RIVAL("投诉对手"),
  /** Written to order, much like others of the same day. */
  RING("投诉水军");

  private final String rule;

  Motive(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}

package org.kolscope.sample;

/** What an account of the world is. */
public enum Role {
  /** A real reader and writer. */
  PERSON,
  /** A real voice that many read. */
  KOL,
  /** Of a brand of the briefs; its matrix role is known by the census. */
  BRAND,
  /** Of a competitor. */
  COMPETITOR,
  DEALER,
  MEDIA,
  /** Works or worked for a brand; otherwise a person. */
  STAFF,
  /** Of a farm. */
  ZOMBIE,
  /** A real account that a farm drives beside its owner. */
  HIJACKED;

  /** Whether a person sits there and reads. */
  public boolean isReal() {
    return this != ZOMBIE;
  }
}

package org.kolscope.schema;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One row per farm: zombies that serve the same customers. A farm keeps its name from night to
 * night as long as most of its accounts stay.
 *
 * @param farmId night it was first found and its place by size that night, such as {@code
 *     2026-03-31-1}
 * @param firstFoundOn the night it was first found
 * @param zombiesCount its accounts
 * @param customersCount followees that many of its accounts came to
 * @param startsAt begin of the first delivery; null if nothing has a time
 * @param endsAt end of the last delivery, not included; null if nothing has a time
 */
public record Farm(
    @Key String farmId,
    LocalDate firstFoundOn,
    long zombiesCount,
    long customersCount,
    Instant startsAt,
    Instant endsAt) {}

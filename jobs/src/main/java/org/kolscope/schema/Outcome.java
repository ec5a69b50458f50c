package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per brand, day and figure of the company's own business.
 *
 * @param brand as named in the brief
 * @param date day in the report zone
 * @param metric orders, visits, coupons and the like
 * @param value in the metric's own unit
 * @param region where; null for everywhere
 */
public record Outcome(
    @Key String brand, @Key LocalDate date, @Key String metric, double value, String region) {}

package org.kolscope.influence.spread;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Form;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Table;

/**
 * What one post of an account costs: what the brief says for the form, else what it says for any
 * form, else the rate card; the least of several.
 *
 * @param form the form of post that is bought; null for the cheapest known, chosen: the model of
 *     spreading does not tell forms apart
 * @param currency rate cards in others are passed over, since the budget is in one; CNY as on Weibo
 */
public record PostPrices(Form form, String currency) implements Serializable {

  /**
   * @throws IllegalArgumentException if there is no currency
   */
  public PostPrices {
    if (currency == null || currency.isBlank()) {
      throw new IllegalArgumentException("currency must be named, was " + currency);
    }
  }

  /** The values that stand beside the settings. */
  public PostPrices() {
    this(null, "CNY");
  }

  /**
   * One row per account with a known price: {@code accountId} and {@code price}.
   *
   * @param asked what the brief says: accountId, form (null for any) and price
   */
  public Dataset<Row> of(Table<RateCard> rateCards, Dataset<Row> asked) {
    var isAny = col("form").isNull();
    var ofBrief =
        asked
            .where(form == null ? lit(true) : isAny.or(isForm()))
            .select(
                col("accountId"),
                when(form == null ? lit(false) : isAny, lit(1)).otherwise(lit(0)).as("place"),
                col("price"));
    var ofCards =
        rateCards
            .rows()
            .where(col("currency").equalTo(currency).and(form == null ? lit(true) : isForm()))
            .select(col("accountId"), lit(2).as("place"), col("price"));
    return ofBrief
        .unionByName(ofCards)
        .groupBy("accountId")
        .agg(min(struct(col("place"), col("price"))).as("first"))
        .select(col("accountId"), col("first.price").as("price"));
  }

  private Column isForm() {
    return col("form").equalTo(form.name());
  }
}

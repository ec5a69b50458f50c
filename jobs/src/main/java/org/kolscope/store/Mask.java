package org.kolscope.store;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Personal;
import org.kolscope.schema.Table;

/**
 * Puts a keyed hash in place of the ids of private people, on their way out of the warehouse.
 *
 * <p>The mask of an account is the first eight bytes, as a signed number, of HMAC-SHA256 over
 * {@code account:<id>} in ASCII; posts and comments have domains {@code post:} and {@code
 * comment:}. The same key gives the same masks on every machine and night, so masked tables still
 * join with each other. Two of n accounts share a mask with a chance of about n² / 2⁶⁵. Who has the
 * key can try all ids: the key is kept as a password is.
 */
public final class Mask {

  private static final int MIN_KEY_BYTES = 16;
  private static final String HMAC = "HmacSHA256";
  private static final String NAMED = "kolscopeNamed";

  private final byte[] key;

  /**
   * @throws IllegalArgumentException if the key has fewer than 16 bytes
   */
  public Mask(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "mask key must have at least " + MIN_KEY_BYTES + " bytes, had " + key.length);
    }
    this.key = key.clone();
  }

  /** Twelve hex digits that tell keys apart and give none away; goes into the manifest. */
  public String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("kolscope mask key:".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(key)).substring(0, 12);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The mask of one id; groups have none, they are no people. */
  public long of(IdOf.Kind kind, long id) {
    return kind == IdOf.Kind.GROUP ? id : hash(key, domain(kind), id);
  }

  /** The mask of each id of a column; null stays null. */
  public Column of(IdOf.Kind kind, Column id) {
    return kind == IdOf.Kind.GROUP ? id : function(kind).apply(id);
  }

  private static String domain(IdOf.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + ":";
  }

  private static long hash(byte[] key, String domain, long id) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      var message = (domain + id).getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.wrap(mac.doFinal(message)).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }

  /**
   * The rows of a table as outsiders may see them; same columns, same order of columns.
   *
   * <p>An account id stays if it is named. Personal columns, and the ids of posts and comments,
   * stay only in rows whose account ids are all named; a null account id names nobody and is passed
   * over, but a row with none at all is no row about a named account. Elsewhere personal columns
   * are null and ids of posts and comments masked. A personal text with an {@code @} is null
   * everywhere, since whom it addresses may be private. Ids of groups stay. Nulls stay null.
   *
   * <p>Cost: one broadcast join per account column; the named accounts must fit on every executor.
   *
   * @param named one column, the ids of KOLs and brand accounts; duplicates do no harm
   */
  public Dataset<Row> masked(Table<?> table, Dataset<Row> named) {
    if (named.columns().length != 1) {
      throw new IllegalArgumentException(
          "named accounts must be one column, were " + named.schema().toDDL());
    }
    var components = List.of(table.type().getRecordComponents());
    var accounts = components.stream().filter(c -> kindOf(c) == IdOf.Kind.ACCOUNT).toList();
    var ids = named.select(named.col(named.columns()[0]).cast("bigint").as("id")).distinct();
    var rows = table.rows();
    for (var account : accounts) {
      var flag = NAMED + account.getName();
      var flagged = broadcast(ids.select(col("id").as(flag + "Id"), lit(true).as(flag)));
      rows =
          rows.join(flagged, col(account.getName()).equalTo(col(flag + "Id")), "left_outer")
              .drop(flag + "Id");
    }
    var allNamed = allNamed(accounts);
    return rows.select(
        components.stream().map(c -> shown(c, allNamed).as(c.getName())).toArray(Column[]::new));
  }

  private static Column allNamed(List<RecordComponent> accounts) {
    var someone =
        accounts.stream().map(c -> col(c.getName()).isNotNull()).reduce(lit(false), Column::or);
    var nobodyElse =
        accounts.stream()
            .map(c -> col(c.getName()).isNull().or(isNamed(c)))
            .reduce(lit(true), Column::and);
    return someone.and(nobodyElse);
  }

  private static Column isNamed(RecordComponent account) {
    return coalesce(col(NAMED + account.getName()), lit(false));
  }

  private Column shown(RecordComponent component, Column allNamed) {
    var value = col(component.getName());
    if (component.isAnnotationPresent(Personal.class)) {
      // a text that addresses somebody (@name, //@name:) may name anybody
      var addresses =
          component.getType() == String.class
              ? coalesce(value.rlike("[@＠]"), lit(false))
              : lit(false);
      return when(allNamed.and(not(addresses)), value);
    }
    var kind = kindOf(component);
    if (kind == null || kind == IdOf.Kind.GROUP) {
      return value;
    }
    var stays = kind == IdOf.Kind.ACCOUNT ? isNamed(component) : allNamed;
    return when(stays, value).otherwise(function(kind).apply(value));
  }

  private static IdOf.Kind kindOf(RecordComponent c) {
    return Arrays.stream(c.getAnnotationsByType(IdOf.class))
        .map(IdOf::value)
        .findAny()
        .orElse(null);
  }

  private UserDefinedFunction function(IdOf.Kind kind) {
    var captured = key;
    var domain = domain(kind);
    return udf(
        (UDF1<Long, Long>) id -> id == null ? null : hash(captured, domain, id),
        DataTypes.LongType);
  }

  /** Says which key this is, never the key. */
  @Override
  public String toString() {
    return "Mask[" + fingerprint() + "]";
  }
}

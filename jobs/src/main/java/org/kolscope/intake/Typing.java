package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.kolscope.intake.Source.Ids;
import org.kolscope.intake.SourcePlan.MappingPlan;
import org.kolscope.schema.Follow;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * Gives raw values their types, or says why a row cannot have them. One narrow pass, no shuffle.
 *
 * <p>A row is judged column by column in the order of the record, and the first fault is its
 * reason. An optional value that is blank is null; one that is there and cannot be read is a fault,
 * since a shifted column must not pass as a missing one.
 *
 * @param ids whether ids are numbers or texts to be hashed
 * @param platform part of the hash of a text id
 * @param zone of times without an offset
 * @param end of the night: a later time is of the future
 */
record Typing(Ids ids, String platform, String zone, Instant end) {

  /** Columns beside those of the record. */
  static final String REASON = "_reason";

  static final String ORDER = "_order";

  /** Suffix of the text behind a hashed id. */
  static final String TEXT = "__text";

  private static final String INTEGER = "^[+-]?[0-9]+([.]0*)?$";

  /**
   * Types the rows of one mapping.
   *
   * @param raw columns of the mapping's raw schema and {@code _path}, {@code _file}, {@code
   *     _folder}, {@code _line}, {@code _part}, {@code _raw}, {@code _problem}
   * @return columns of the record, for text ids also their texts, {@code _path}, {@code _line},
   *     {@code _part}, {@code _raw} of faulty rows, {@code _order} (greater wins among equal keys)
   *     and {@code _reason} (null, or reason, column, value)
   */
  Dataset<Row> typed(
      Dataset<Row> raw, Class<? extends Record> table, MappingPlan plan, Source source) {
    var valued = valued(raw, plan, source);
    var time = new TimeText(plan.mapping().timeFormats(), zone);
    List<Column> columns = new ArrayList<>();
    List<Column> faults = new ArrayList<>();
    faults.add(when(col("_problem").isNotNull(), fault(col("_problem"), null, null)));
    for (var component : table.getRecordComponents()) {
      var value = "v_" + component.getName();
      var known = plan.expressions().containsKey(component.getName());
      var typed =
          known
              ? typedColumn(component, valued.schema().apply(value).dataType(), time)
              : new Typed(lit(null).cast(typeOf(component)), lit(null).cast("string"));
      columns.add(typed.value().as(component.getName()));
      if (known) {
        faults.add(
            when(
                typed.reason().isNotNull(),
                fault(typed.reason(), component.getName(), col(value).cast("string"))));
      }
      if (known && isTextId(component)) {
        columns.add(textOf(col(value)).as(component.getName() + TEXT));
      }
    }
    var order =
        struct(
            lit(-plan.precedence()).as("precedence"),
            col("_newest"),
            col("_path"),
            col("_line"),
            col("_part"));
    columns.addAll(List.of(col("_path"), col("_line"), col("_part"), col("_raw"), order.as(ORDER)));
    columns.add(coalesce(faults.toArray(Column[]::new)).as(REASON));
    var all = valued.select(columns.toArray(Column[]::new));
    return table == Follow.class ? withoutSelfFollows(all) : all;
  }

  /**
   * Raw columns to one column {@code v_<target>} each; rows not meant for the table are left out.
   */
  private Dataset<Row> valued(Dataset<Row> raw, MappingPlan plan, Source source) {
    var where = plan.mapping().where();
    var meant =
        where == null
            ? raw
            : raw.where(
                col("_problem").isNotNull().or(coalesce(expr(source.filled(where)), lit(false))));
    List<Column> columns = new ArrayList<>();
    plan.expressions().forEach((target, sql) -> columns.add(expr(sql).as("v_" + target)));
    var newest = plan.mapping().newest();
    var at =
        udf(
            new InstantOf(new TimeText(plan.mapping().timeFormats(), zone)),
            DataTypes.TimestampType);
    columns.add(
        (newest == null
                ? lit(null).cast("double")
                : coalesce(
                    expr(source.filled(newest)).cast("double"),
                    at.apply(expr(source.filled(newest)).cast("string")).cast("double")))
            .as("_newest"));
    for (var place : List.of("_path", "_line", "_part", "_raw", "_problem")) {
      columns.add(col(place));
    }
    return meant.select(columns.toArray(Column[]::new));
  }

  private record Typed(Column value, Column reason) {}

  private Typed typedColumn(RecordComponent component, DataType from, TimeText time) {
    var given = col("v_" + component.getName());
    var text = textOf(given);
    Typed typed;
    var to = component.getType();
    if (component.isAnnotationPresent(IdOf.class)) {
      typed = ids == Ids.TEXT ? hashed(component, text) : numbered(text);
    } else if (to == long.class || to == Long.class || to == int.class) {
      typed = count(text, typeOf(component));
    } else if (to == double.class || to == Double.class) {
      typed = number(component, text);
    } else if (to == boolean.class || to == Boolean.class) {
      typed = truth(text);
    } else if (to.isEnum()) {
      typed = word(to, text);
    } else if (to == Instant.class) {
      typed = instant(given, from, text, time);
    } else if (to == LocalDate.class) {
      typed = date(given, from, text);
    } else if (to == List.class) {
      typed = new Typed(from instanceof ArrayType ? given.cast("array<string>") : list(text), NONE);
    } else {
      typed = new Typed(text, NONE);
    }
    if (!Tables.isRequired(component)) {
      return typed;
    }
    return new Typed(
        typed.value(), when(text.isNull(), lit(Reasons.MISSING_VALUE)).otherwise(typed.reason()));
  }

  private static final Column NONE = lit(null).cast("string");

  private static Column textOf(Column given) {
    var text = functions.trim(given.cast("string"), lit(" \t\r\n\u3000\u00a0"));
    return when(functions.length(text).gt(0), text);
  }

  private static Typed checked(Column text, Column value, String reason) {
    return new Typed(value, when(text.isNotNull().and(value.isNull()), lit(reason)));
  }

  private static Typed numbered(Column text) {
    var value = when(text.rlike("^[0-9]+$"), text.cast("bigint"));
    var beyond = text.rlike("^[0-9]+$").and(value.isNull());
    return new Typed(
        value,
        when(beyond, lit(Reasons.ID_BEYOND_64_BITS))
            .when(text.isNotNull().and(value.isNull()), lit(Reasons.NOT_AN_ID)));
  }

  private Typed hashed(RecordComponent component, Column text) {
    var kind = component.getAnnotation(IdOf.class).value();
    return new Typed(hash(platform, kind, text), NONE);
  }

  /** xxhash64 of {@code platform:kind:id}, or null. */
  static Column hash(String platform, IdOf.Kind kind, Column text) {
    var whole = functions.concat(lit(platform + ":" + kind.name() + ":"), text);
    return when(text.isNotNull(), functions.xxhash64(whole));
  }

  private boolean isTextId(RecordComponent component) {
    return ids == Ids.TEXT && component.isAnnotationPresent(IdOf.class);
  }

  private static Typed count(Column text, DataType type) {
    var whole = when(text.rlike(INTEGER), functions.regexp_replace(text, "[.]0*$", "").cast(type));
    return new Typed(
        whole,
        when(text.isNotNull().and(whole.isNull()), lit(Reasons.NOT_A_NUMBER))
            .when(whole.lt(0), lit(Reasons.NEGATIVE_COUNT)));
  }

  private static Typed number(RecordComponent component, Column text) {
    var read = text.cast("double");
    var value =
        when(not(functions.isnan(read)).and(functions.abs(read).lt(Double.MAX_VALUE)), read);
    var typed = checked(text, value, Reasons.NOT_A_NUMBER);
    // a price below nothing is a fault; an outcome may fall
    return component.getName().equals("price")
        ? new Typed(value, when(value.lt(0), lit(Reasons.NEGATIVE_COUNT)).otherwise(typed.reason()))
        : typed;
  }

  private static Typed truth(Column text) {
    var word = functions.lower(text);
    var value =
        when(word.isin("true", "1", "1.0", "yes", "y", "是"), lit(true))
            .when(word.isin("false", "0", "0.0", "no", "n", "否"), lit(false));
    return checked(text, value, Reasons.UNKNOWN_VALUE);
  }

  private static Typed word(Class<?> type, Column text) {
    var snake = functions.regexp_replace(text, "([a-z])([A-Z])", "$1_$2");
    var constant = functions.upper(functions.regexp_replace(snake, "[ -]", "_"));
    var names = Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toArray();
    return checked(text, when(constant.isin(names), constant), Reasons.UNKNOWN_VALUE);
  }

  private Typed instant(Column given, DataType from, Column text, TimeText time) {
    Column value;
    if (from instanceof TimestampType) {
      value = given;
    } else if (from instanceof TimestampNTZType) {
      value = functions.to_utc_timestamp(given.cast("timestamp"), zone);
    } else {
      value = udf(new InstantOf(time), DataTypes.TimestampType).apply(text);
    }
    return new Typed(
        value,
        when(text.isNotNull().and(value.isNull()), lit(Reasons.NOT_A_TIME))
            .when(value.gt(lit(end)), lit(Reasons.FUTURE_DATE)));
  }

  private Typed date(Column given, DataType from, Column text) {
    var value =
        from instanceof DateType ? given : udf(new DateOf(), DataTypes.DateType).apply(text);
    var last = LocalDate.ofInstant(end, java.time.ZoneId.of(zone));
    return new Typed(
        value,
        when(text.isNotNull().and(value.isNull()), lit(Reasons.NOT_A_TIME))
            .when(value.gt(lit(last)), lit(Reasons.FUTURE_DATE)));
  }

  private static Column list(Column text) {
    var json = functions.from_json(text, DataTypes.createArrayType(DataTypes.StringType));
    return when(text.startsWith("["), json).otherwise(functions.split(text, "\\|"));
  }

  private static DataType typeOf(RecordComponent component) {
    return Table.dataTypeOf(component);
  }

  private static Column fault(Column reason, String column, Column value) {
    return struct(
        reason.as("reason"),
        lit(column).cast("string").as("columnName"),
        (value == null ? lit(null).cast("string") : value).as("value"));
  }

  private static Dataset<Row> withoutSelfFollows(Dataset<Row> rows) {
    var self = col("followerId").equalTo(col("followeeId"));
    return rows.withColumn(
        REASON,
        coalesce(
            col(REASON),
            when(
                self,
                fault(lit(Reasons.SELF_FOLLOW), "followeeId", col("followeeId").cast("string")))));
  }

  private record InstantOf(TimeText time) implements UDF1<String, Instant> {
    @Override
    public Instant call(String text) {
      return text == null ? null : time.instant(text);
    }
  }

  private record DateOf() implements UDF1<String, LocalDate> {
    @Override
    public LocalDate call(String text) {
      return text == null ? null : TimeText.date(text);
    }
  }
}

package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.SourcePlan.MappingPlan;

/** Lets Spark analyse every expression of a plan before any row is read; runs no job. */
record Expressions(SparkSession spark, Source source) {

  /**
   * @throws IntakeException naming file, table and column of the first expression that cannot be
   */
  void check(Map<Class<? extends Record>, List<MappingPlan>> tables) {
    tables.forEach((table, mappings) -> mappings.forEach(m -> check(table, m)));
  }

  private void check(Class<? extends Record> table, MappingPlan plan) {
    var schema = plan.rawSchema();
    for (var name : List.of("_file", "_folder")) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = schema.add("_line", DataTypes.LongType);
    for (var reference : plan.references()) {
      if (!List.of(schema.fieldNames()).contains(reference.get(0))) {
        schema = schema.add(reference.get(0), DataTypes.StringType);
      }
    }
    Map<String, String> all = new LinkedHashMap<>(plan.expressions());
    if (plan.mapping().where() != null) {
      all.put("where", source.filled(plan.mapping().where()));
    }
    if (plan.mapping().newest() != null) {
      all.put("newest", source.filled(plan.mapping().newest()));
    }
    for (var expression : all.entrySet()) {
      check(table, plan, schema, expression);
    }
  }

  private void check(
      Class<? extends Record> table,
      MappingPlan plan,
      StructType schema,
      Map.Entry<String, String> expression) {
    try {
      declaredByScala();
      var rows = spark.createDataFrame(List.<Row>of(), schema);
      // beside a plain column, so that an aggregate over all rows is refused
      var type =
          rows.select(col("_line"), expr(expression.getValue()).as("x"))
              .schema()
              .apply("x")
              .dataType();
      if (expression.getKey().equals("where") && type != DataTypes.BooleanType) {
        throw new IntakeException(
            at(table, plan) + ", where: must be true or false, is " + type.sql());
      }
    } catch (AnalysisException e) {
      var said = e.getMessage().lines().findFirst().orElse("cannot be analysed");
      throw new IntakeException(
          at(table, plan)
              + ", column "
              + expression.getKey()
              + ": "
              + said
              + " in "
              + expression.getValue(),
          e);
    }
  }

  /** Scala does not declare what it throws; without this the compiler refuses the catch. */
  private static void declaredByScala() throws AnalysisException {}

  private static String at(Class<? extends Record> table, MappingPlan plan) {
    return "table " + table.getSimpleName() + ", file " + plan.files().get(0).file().path();
  }
}

package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.SourcePlan.FilePlan;
import org.kolscope.intake.SourcePlan.MappingPlan;

/** Rows of Parquet files with their place; Spark reads and splits them as it likes. */
record ParquetRows(SparkSession spark) {

  private static final StructType PLACE =
      new StructType()
          .add("_path", DataTypes.StringType)
          .add("_file", DataTypes.StringType)
          .add("_folder", DataTypes.StringType)
          .add("_part", DataTypes.LongType)
          .add(Typing.NIGHT, DataTypes.IntegerType);

  /**
   * The columns of one file, read from its footer.
   *
   * @throws IntakeException naming table and file if it is no Parquet
   */
  StructType schemaOf(Class<? extends Record> table, RawFile file) {
    try {
      declaredByScala();
      return read(List.of(file)).schema();
    } catch (SparkException | org.apache.spark.sql.AnalysisException e) {
      var said = e.getMessage().lines().findFirst().orElse("");
      throw MappingPlans.fault(table, file.path(), "is no Parquet file that can be read: " + said);
    }
  }

  /** Scala does not declare what it throws; without this the compiler refuses the catch. */
  private static void declaredByScala()
      throws SparkException, org.apache.spark.sql.AnalysisException {}

  private Dataset<Row> read(List<RawFile> files) {
    return spark
        .read()
        // a bracket in a path is a bracket
        .option("__globPaths__", "false")
        .parquet(files.stream().map(RawFile::location).toArray(String[]::new));
  }

  /** Columns of {@code before} and those of the file; a column may be missing, not differ. */
  static StructType merged(
      Class<? extends Record> table, RawFile file, StructType before, StructType ofFile) {
    var merged = before;
    for (var field : ofFile.fields()) {
      var index = Arrays.asList(before.fieldNames()).indexOf(field.name());
      if (index < 0) {
        merged = merged.add(field.name(), field.dataType(), true);
      } else if (!before.fields()[index].dataType().sameType(field.dataType())) {
        throw MappingPlans.fault(
            table,
            file.path(),
            "column "
                + field.name()
                + " is "
                + field.dataType().sql()
                + ", in another file of the mapping it is "
                + before.fields()[index].dataType().sql());
      }
    }
    return merged;
  }

  /** The rows of one mapping: the place, then all its columns. */
  Dataset<Row> of(MappingPlan plan) {
    var files = plan.files().stream().map(FilePlan::file).toList();
    var stored =
        spark
            .read()
            .schema(plan.rawSchema())
            .option("__globPaths__", "false")
            .parquet(files.stream().map(RawFile::location).toArray(String[]::new));
    var place = udf(Places.of(plan.files()), PLACE);
    var placed =
        stored.select(
            place.apply(col("_metadata.file_path")).as("_place"),
            expr("_metadata.row_index + 1").as("_line"),
            to_json(struct(col("*"))).as("_raw"),
            struct(col("*")).as("_row"));
    var columns = new ArrayList<Column>();
    for (var name : List.of("_path", "_file", "_folder")) {
      columns.add(col("_place").getField(name).as(name));
    }
    columns.add(col("_line"));
    columns.add(col("_place").getField("_part").as("_part"));
    columns.add(col("_raw"));
    columns.add(lit(null).cast("string").as("_problem"));
    columns.add(col("_place").getField(Typing.NIGHT).as(Typing.NIGHT));
    for (var name : stored.schema().fieldNames()) {
      columns.add(col("_row").getField(name).as(name));
    }
    for (var missing : plan.references()) {
      if (!List.of(stored.schema().fieldNames()).contains(missing.get(0))) {
        columns.add(lit(null).cast("string").as(missing.get(0)));
      }
    }
    return placed.select(columns.toArray(Column[]::new));
  }

  /** From the address of a file to the place of its rows. */
  private record Places(HashMap<String, Object[]> byLocation)
      implements UDF1<String, Row>, Serializable {

    static Places of(List<FilePlan> files) {
      var byLocation = new HashMap<String, Object[]>();
      for (var plan : files) {
        var file = plan.file();
        byLocation.put(
            file.location(),
            new Object[] {
              file.path(),
              file.stem(),
              file.folder(),
              plan.turn().part(0),
              (int) plan.night().toEpochDay()
            });
      }
      return new Places(byLocation);
    }

    @Override
    public Row call(String address) {
      var location = new Path(URI.create(address)).toString();
      return RowFactory.create(byLocation.get(location));
    }
  }
}

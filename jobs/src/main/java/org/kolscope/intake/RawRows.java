package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.kolscope.intake.RawFiles.Digests;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.SourcePlan.FilePlan;
import org.kolscope.intake.SourcePlan.MappingPlan;

/**
 * Raw files as rows with their place. Text files are read one per task and never split, because a
 * line number and a quoted line break need everything before them; Parquet is split as Spark likes.
 */
record RawRows(SparkSession spark) {

  private static final StructType ROW =
      new StructType()
          .add("_path", DataTypes.StringType)
          .add("_file", DataTypes.StringType)
          .add("_folder", DataTypes.StringType)
          .add("_line", DataTypes.LongType)
          .add("_part", DataTypes.LongType)
          .add("_raw", DataTypes.StringType)
          .add("_problem", DataTypes.StringType)
          .add(Typing.NIGHT, DataTypes.IntegerType)
          .add("_cells", DataTypes.createArrayType(DataTypes.StringType));

  /** Files a task may read one after the other; a crawl of 261 small files is not 261 tasks. */
  private static final int TASKS_PER_CORE = 4;

  /** The rows of one mapping: {@code _path} to {@code _night} and the columns of its raw schema. */
  Dataset<Row> of(MappingPlan plan) {
    return plan.mapping().format() == Format.PARQUET ? new ParquetRows(spark).of(plan) : text(plan);
  }

  private Dataset<Row> text(MappingPlan plan) {
    var context = new JavaSparkContext(spark.sparkContext());
    var hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    var tasks =
        Math.max(1, Math.min(plan.files().size(), TASKS_PER_CORE * context.defaultParallelism()));
    var rdd = context.parallelize(plan.files(), tasks).flatMap(f -> rows(f, hadoop));
    var rows = spark.createDataFrame(rdd, ROW);
    List<Column> columns = place();
    var format = plan.mapping().format();
    if (format == Format.JSON || format == Format.JSONL) {
      columns.add(from_json(col("_raw"), plan.rawSchema(), Map.of()).as("_json"));
      return rows.select(columns.toArray(Column[]::new)).select(unfolded(plan.rawSchema()));
    }
    for (int i = 0; i < plan.references().size(); i++) {
      columns.add(expr("_cells[" + i + "]").as(plan.references().get(i).get(0)));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column[] unfolded(StructType schema) {
    List<Column> columns = place();
    for (var name : schema.fieldNames()) {
      columns.add(col("_json").getField(name).as(name));
    }
    return columns.toArray(Column[]::new);
  }

  private static List<Column> place() {
    List<Column> columns = new ArrayList<>();
    for (var name : ROW.fieldNames()) {
      if (!name.equals("_cells")) {
        columns.add(col(name));
      }
    }
    return columns;
  }

  private static Iterator<Row> rows(FilePlan plan, SerializableConfiguration hadoop) {
    var file = plan.file();
    var reader = RawFiles.open(file, plan.reading(), hadoop.value());
    if (plan.hasHeader() && reader.hasNext()) {
      reader.next();
    }
    return new Iterator<>() {
      private RawRow next;

      @Override
      public boolean hasNext() {
        while (next == null && reader.hasNext()) {
          var row = reader.next();
          // a row that cannot be taken apart is one row, however many mappings read the file
          next = row.problem() == null || plan.turn().number() == 0 ? row : null;
        }
        return next != null;
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return RowFactory.create(
            file.path(),
            file.stem(),
            file.folder(),
            row.line(),
            plan.turn().part(row.part()),
            row.raw(),
            row.problem(),
            (int) plan.night().toEpochDay(),
            picked(row.cells(), plan.cells()));
      }
    };
  }

  private static String[] picked(List<String> cells, List<Integer> wanted) {
    var picked = new String[wanted.size()];
    for (int i = 0; i < wanted.size() && cells != null; i++) {
      picked[i] = wanted.get(i) < 0 ? null : cells.get(wanted.get(i));
    }
    return picked;
  }

  /** The digests of each file, computed where the files are read. */
  List<Digests> digests(List<RawFile> files) {
    var context = new JavaSparkContext(spark.sparkContext());
    var hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    var tasks = Math.max(1, Math.min(files.size(), TASKS_PER_CORE * context.defaultParallelism()));
    return context
        .parallelize(files, tasks)
        .map(f -> RawFiles.digests(f, hadoop.value()))
        .collect();
  }
}

package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Reads graph files of any size as a table with {@code tail}, {@code head} and, where the file has
 * one, {@code weight}.
 *
 * <p>Parquet, a file or a folder of them: the two columns that are called like the ends of an arc
 * ({@link #ENDS}), else the first two of whole numbers; a weight is a column of numbers called
 * {@code weight}. Text: edge lists as {@link EdgeFile} reads them, but with an error that shows the
 * line instead of its number, since lines are read in pieces.
 */
public record EdgeTable(SparkSession spark) {

  private static final List<List<String>> ENDS =
      List.of(
          List.of("tail", "head"),
          List.of("followerId", "followeeId"),
          List.of("reposterId", "authorId"),
          List.of("src", "dst"),
          List.of("source", "target"),
          List.of("from", "to"));

  private static final List<DataType> WHOLE =
      List.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType);

  /** Whether a path is read as Parquet: by its name, or as a folder with files of that name. */
  public static boolean isParquet(Path path) {
    if (!Files.isDirectory(path)) {
      return path.toString().endsWith(".parquet");
    }
    try (var files = Files.list(path)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw new IntakeException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The arcs of Parquet files.
   *
   * @throws IntakeException naming the columns if no two of them are ends of arcs
   */
  public Dataset<Row> parquet(Path path) {
    if (!Files.exists(path)) {
      throw new IntakeException(path + ": there is no such file");
    }
    var rows = stored(path);
    var ends = ends(path, rows);
    var weight =
        Arrays.stream(rows.schema().fields()).filter(f -> f.name().equals("weight")).findFirst();
    var tail = column(rows, ends.get(0)).cast("bigint").as("tail");
    var head = column(rows, ends.get(1)).cast("bigint").as("head");
    return weight.isEmpty() || ends.contains("weight")
        ? rows.select(tail, head)
        : rows.select(tail, head, column(rows, "weight").cast("double").as("weight"));
  }

  private Dataset<Row> stored(Path path) {
    try {
      declaredByScala();
      return spark.read().option("__globPaths__", "false").parquet(path.toString());
    } catch (SparkException | AnalysisException e) {
      throw new IntakeException(
          path
              + ": is no Parquet that can be read: "
              + e.getMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  /** Scala does not declare what it throws; without this the compiler refuses the catch. */
  private static void declaredByScala() throws SparkException, AnalysisException {}

  private static Column column(Dataset<Row> rows, String name) {
    return rows.col("`" + name.replace("`", "``") + "`");
  }

  private static List<String> ends(Path path, Dataset<Row> rows) {
    var names = Arrays.asList(rows.columns());
    var whole =
        Arrays.stream(rows.schema().fields())
            .filter(field -> WHOLE.contains(field.dataType()))
            .map(StructField::name)
            .toList();
    for (var pair : ENDS) {
      if (names.containsAll(pair)) {
        if (!whole.containsAll(pair)) {
          throw unfit(path, rows, "columns %s must be whole numbers".formatted(pair));
        }
        return pair;
      }
    }
    if (whole.size() < 2) {
      throw unfit(path, rows, "two columns of whole numbers are needed");
    }
    return whole.subList(0, 2);
  }

  private static IntakeException unfit(Path path, Dataset<Row> rows, String rule) {
    var has =
        Arrays.stream(rows.schema().fields())
            .map(f -> f.name() + " " + f.dataType().typeName())
            .collect(Collectors.joining(", "));
    return new IntakeException("%s: %s, it has %s".formatted(path, rule, has));
  }

  /** The arcs of an edge list; one with weights in its first line must have them in all. */
  public Dataset<Row> lines(Path path) {
    var cells = cells(path);
    var first = cells.limit(1).collectAsList();
    boolean isWeighted = !first.isEmpty() && first.get(0).getList(0).size() == 3;
    var isEdge = size(col("cells")).equalTo(isWeighted ? 3 : 2);
    var edges =
        cells.select(
            whole(path, isEdge, 0).as("tail"),
            whole(path, isEdge, 1).as("head"),
            cell(2).cast("double").as("weight"));
    return isWeighted ? edges : edges.drop("weight");
  }

  /** The vertices of the file {@code x.v} beside {@code x.e}; null if there is none. */
  public Dataset<Row> verticesBeside(Path path) {
    var beside = EdgeFile.verticesBeside(path);
    return Files.exists(beside) ? cells(beside).select(whole(beside, lit(true), 0).as("id")) : null;
  }

  private Dataset<Row> cells(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new IntakeException(path + ": there is no such file");
    }
    return spark
        .read()
        .option("__globPaths__", "false")
        .text(path.toString())
        .select(trim(regexp_replace(col("value"), "[,;\\s]+", " ")).as("line"))
        .where(col("line").notEqual("").and(col("line").rlike("^[^#%]")))
        .select(split(col("line"), " ").as("cells"), col("line"));
  }

  private static Column cell(int number) {
    return col("cells").getItem(number);
  }

  private static Column whole(Path path, Column isEdge, int number) {
    var problem =
        raise_error(
            concat(
                lit(path + ": an edge has two whole numbers and perhaps a weight, was "),
                col("line")));
    return when(isEdge, coalesce(cell(number).cast("bigint"), problem.cast("bigint")))
        .otherwise(problem.cast("bigint"));
  }
}

package org.kolscope.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The raw columns that an expression names, found by Spark's own parser, so that only they are read
 * and a missing one is known before anything runs.
 */
final class References {

  /** Whatever looks at the clock or at chance would break "same input, same bytes". */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "current_date",
          "current_timestamp",
          "curdate",
          "localtimestamp",
          "monotonically_increasing_id",
          "now",
          "rand",
          "randn",
          "random",
          "randstr",
          "shuffle",
          "spark_partition_id",
          "uniform",
          "uuid");

  private References() {}

  /**
   * Paths such as {@code [user, _id]} named in {@code sql}.
   *
   * @throws IllegalArgumentException if it is no SQL expression, or asks clock or chance
   */
  static List<List<String>> in(String sql) {
    Expression parsed;
    try {
      declaredByScala();
      parsed = new CatalystSqlParser().parseExpression(sql);
    } catch (ParseException e) {
      throw new IllegalArgumentException("no SQL expression: " + sql, e);
    }
    List<List<String>> found = new ArrayList<>();
    collect(parsed, found);
    return found;
  }

  /** Scala does not declare what it throws; without this the compiler refuses the catch. */
  @SuppressWarnings("unused")
  private static void declaredByScala() throws ParseException {}

  private static void collect(Expression expression, List<List<String>> found) {
    if (expression instanceof UnresolvedAttribute attribute) {
      found.add(List.copyOf(CollectionConverters.asJava(attribute.nameParts())));
    }
    var name =
        expression instanceof UnresolvedFunction function
            ? function.nameParts().last()
            : expression.prettyName();
    if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          name + " must not be used: the same input must give the same rows");
    }
    CollectionConverters.asJava(expression.children()).forEach(c -> collect(c, found));
  }

  /** The struct that holds all {@code paths}, every leaf a text. */
  static StructType schemaOf(Iterable<List<String>> paths) {
    return schemaOf(treeOf(paths));
  }

  private record Node(Map<String, Node> children) {
    Node() {
      this(new TreeMap<>());
    }
  }

  private static Node treeOf(Iterable<List<String>> paths) {
    var root = new Node();
    for (var path : paths) {
      var node = root;
      for (var part : path) {
        node = node.children().computeIfAbsent(part, p -> new Node());
      }
    }
    return root;
  }

  private static StructType schemaOf(Node node) {
    var schema = new StructType();
    for (var child : node.children().entrySet()) {
      DataType type =
          child.getValue().children().isEmpty() ? DataTypes.StringType : schemaOf(child.getValue());
      schema = schema.add(child.getKey(), type);
    }
    return schema;
  }

  /** Paths that no expression may leave unread: sorted, each once. */
  static List<List<String>> distinct(List<List<String>> paths) {
    var sorted = new ArrayList<>(Set.copyOf(paths));
    sorted.sort((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
    return Collections.unmodifiableList(sorted);
  }
}

package org.kolscope.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

  /** Whatever looks at clock, chance or machine would break "same input, same bytes". */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "java_method",
          "curdate",
          "localtimestamp",
          "monotonically_increasing_id",
          "now",
          "rand",
          "randn",
          "random",
          "randstr",
          "reflect",
          "shuffle",
          "spark_partition_id",
          "try_reflect",
          "uniform",
          "uuid");

  /** Functions that are written without brackets, and so look like columns. */
  private static final Set<String> CLOCK_WORDS =
      Set.of("current_date", "current_time", "current_timestamp", "localtimestamp");

  /** Whatever makes several rows of one: they could not be counted against the file. */
  private static final Set<String> MULTIPLYING =
      Set.of(
          "explode",
          "explode_outer",
          "inline",
          "inline_outer",
          "json_tuple",
          "posexplode",
          "posexplode_outer",
          "stack",
          "variant_explode",
          "variant_explode_outer");

  /** Literals such as {@code timestamp 'now'}, which the parser itself replaces by the clock. */
  private static final Pattern CLOCK_LITERAL =
      Pattern.compile("(?i)\\b(date|timestamp\\w*)\\s*['\"]\\s*(now|today|tomorrow|yesterday)\\b");

  private References() {}

  /**
   * Paths such as {@code [user, _id]} named in {@code sql}.
   *
   * @throws IllegalArgumentException if it is no SQL expression, or asks clock or chance
   */
  static List<List<String>> in(String sql) {
    var clock = CLOCK_LITERAL.matcher(sql);
    if (clock.find()) {
      throw new IllegalArgumentException(
          clock.group(2) + " must not be used: the same input must give the same rows");
    }
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
      var path = List.copyOf(CollectionConverters.asJava(attribute.nameParts()));
      if (path.size() == 1 && CLOCK_WORDS.contains(path.get(0).toLowerCase(Locale.ROOT))) {
        refuse(path.get(0).toLowerCase(Locale.ROOT), true);
      }
      found.add(path);
    }
    var name =
        expression instanceof UnresolvedFunction function
            ? function.nameParts().last()
            : expression.prettyName();
    refuse(name.toLowerCase(Locale.ROOT), expression.children().isEmpty());
    CollectionConverters.asJava(expression.children()).forEach(c -> collect(c, found));
  }

  private static void refuse(String function, boolean isBare) {
    if (FORBIDDEN.contains(function) || (isBare && function.equals("unix_timestamp"))) {
      throw new IllegalArgumentException(
          function + " must not be used: the same input must give the same rows");
    }
    if (MULTIPLYING.contains(function)) {
      throw new IllegalArgumentException(
          function + " must not be used: one raw row must give one row");
    }
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

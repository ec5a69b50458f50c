package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.schema.Account;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.GroupWord.Kind;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;
import org.kolscope.testing.SharedData;

/**
 * What two crawled networks of fans write about, each against the other; docs/accuracy.md has ten.
 */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class FanNetworkWordsTest {

  private static Drop load(SparkSession spark, String network) {
    var intake = Intake.defaults();
    var input = SharedData.path("weibo-fans/fan-network-" + network).toString();
    var night = LocalDate.of(2021, 6, 30);
    var plan = intake.plan(spark, Presets.named("weibo-fan-network"), input, night);
    var known = Table.of(spark, Account.class, List.of());
    return intake.load(spark, plan, known, ZoneId.of("Asia/Shanghai"));
  }

  private static Dataset<Row> authors(Drop drop, String group) {
    return drop.table(Post.class)
        .rows()
        .select(functions.lit(group).as("group"), functions.col("accountId"))
        .distinct();
  }

  @Test
  void eachNetworkHasTopicsOfItsOwn(SparkSession spark) {
    try (var a = load(spark, "a");
        var b = load(spark, "b")) {
      var groups = authors(a, "a").union(authors(b, "b"));
      var rows = a.table(Post.class).rows().union(b.table(Post.class).rows());
      var words =
          new GroupWords(20, 15, 2, 1_000, 10.83)
              .of(new Table<>(Post.class, rows), groups, null)
              .collect();

      System.out.println(groups.groupBy("group").count().collectAsList());
      for (var group : List.of("a", "b")) {
        for (var kind : Kind.values()) {
          System.out.println(group + " " + kind + ": " + of(words, group, kind));
        }
      }
      assertThat(words).extracting(GroupWord::groupName).contains("a", "b");
      assertThat(words).allSatisfy(w -> assertThat(w.authorsCount()).isGreaterThanOrEqualTo(20));
    }
  }

  private static String of(List<GroupWord> words, String group, Kind kind) {
    return words.stream()
        .filter(w -> w.groupName().equals(group) && w.kind() == kind)
        .map(w -> "%s (%d, z %.1f)".formatted(w.word(), w.authorsCount(), w.z()))
        .collect(Collectors.joining(", "));
  }
}

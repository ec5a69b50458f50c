package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;
import org.kolscope.testing.SharedData;

/**
 * The public formats read from the data itself. Expected figures were counted beforehand with other
 * programs (line counts, awk) and stand in the data's own description.
 */
@ExtendWith(LocalSpark.class)
class PresetsOnRealDataTest {

  private static Drop load(SparkSession spark, String preset, String path) {
    var intake = Intake.defaults();
    var input = SharedData.path(path).toString();
    var plan = intake.plan(spark, Presets.named(preset), input, LocalDate.of(2021, 6, 30));
    var known = Table.of(spark, Account.class, List.of());
    return intake.load(spark, plan, known, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void bothFanNetworksAreAccountedForToTheRow(SparkSession spark) {
    long chains = 0;
    try (var a = load(spark, "weibo-fan-network", "weibo-fans/fan-network-a")) {
      System.out.println(a.counts() + " " + a.chains());
      var follows = a.counts().get("Follow");
      assertThat(follows.read()).isEqualTo(1424);
      assertThat(follows.reasons()).containsExactly(entry("self-follow", 138L));
      assertThat(follows.merged()).isEqualTo(1);
      assertThat(a.counts().get("Post").read()).isEqualTo(7603);
      assertThat(a.counts().get("Post").merged()).isEqualTo(10);
      assertThat(a.counts().get("Account").read()).isEqualTo(885 + 891);
      chains += a.chains().rows();
    }
    try (var b = load(spark, "weibo-fan-network", "weibo-fans/fan-network-b")) {
      System.out.println(b.counts() + " " + b.chains());
      var follows = b.counts().get("Follow");
      assertThat(follows.read()).isEqualTo(2659);
      assertThat(follows.reasons()).containsExactly(entry("self-follow", 52L));
      assertThat(b.counts().get("Post").read()).isEqualTo(7855);
      chains += b.chains().rows();
    }
    assertThat(chains).isEqualTo(873);
  }

  @Test
  void edgeListsKeepEveryEdgeButSelfFollows(SparkSession spark) {
    try (var sina = load(spark, "edge-list", "weibo-follow-topics/edge.txt");
        var mail = load(spark, "edge-list", "email-eu-core/email-Eu-core.txt")) {
      System.out.println(sina.counts() + " " + mail.counts());
      assertThat(sina.counts().get("Follow").read()).isEqualTo(30_282);
      assertThat(mail.counts().get("Follow").read()).isEqualTo(25_571);
      assertThat(mail.counts().get("Follow").reasons()).containsExactly(entry("self-follow", 642L));
      assertThat(mail.table(Follow.class).rows().count()).isEqualTo(25_571 - 642);
      assertThat(mail.stubs().rows().count()).isLessThanOrEqualTo(1005);
    }
  }

  @Test
  void theStrayLabelIsQuarantined(SparkSession spark) {
    try (var labelled = load(spark, "weibo-labelled", "weibo-fans/labelled");
        var bought = load(spark, "bought-followers", "twitter-bought-followers")) {
      System.out.println(labelled.counts() + " " + bought.counts());
      var label = labelled.counts().get("Label");
      assertThat(label.read()).isEqualTo(2233);
      assertThat(label.reasons()).containsExactly(entry("unknown-value", 1L));
      assertThat(labelled.quarantined().collect())
          .anySatisfy(q -> assertThat(q.value()).isEqualTo("1"));
      assertThat(bought.counts().get("Label").read()).isEqualTo(3900);
      assertThat(bought.table(Label.class).rows().where("label = 'ZOMBIE'").count())
          .isEqualTo(1950);
    }
  }

  @Test
  void allCascadeFilesLoad(SparkSession spark) {
    try (var cascades = load(spark, "weibo-cascades", "weibo-cascades")) {
      System.out.println(cascades.counts());
      assertThat(cascades.inputs()).hasSize(261);
      assertThat(cascades.table(Post.class).rows().where("not isRepost").count()).isPositive();
      assertThat(cascades.stubs().rows().where("externalId is null").count()).isZero();
    }
  }
}

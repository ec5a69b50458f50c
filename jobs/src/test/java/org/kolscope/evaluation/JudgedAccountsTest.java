package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.evaluation.JudgedAccounts.Counts;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class JudgedAccountsTest {

  /** {@code "1+ 2-"}: the source calls account 1 a zombie and account 2 genuine. */
  private static List<Label> labels(String source, String said) {
    var labels = new ArrayList<Label>();
    for (var word : said.split(" ", -1)) {
      var id = Long.parseLong(word.substring(0, word.length() - 1));
      var label = word.endsWith("+") ? Judgement.ZOMBIE : Judgement.GENUINE;
      labels.add(new Label(id, source, label, null));
    }
    return labels;
  }

  private static Verdict verdict(long id, Call call, Double coordinated) {
    return new Verdict(id, call, call, coordinated, coordinated, List.of(), false, "1");
  }

  @Test
  void mostLabelsDecideAndAnEvenSplitLeavesAnAccountOut(SparkSession spark) {
    var labels = labels("a", "1+ 2+ 3- 4+");
    labels.addAll(labels("b", "1+ 2- 4-"));
    labels.addAll(labels("c", "4-"));
    var verdicts =
        Table.of(
            spark,
            Verdict.class,
            List.of(
                verdict(1, Call.ZOMBIE, 0.9),
                verdict(2, Call.ZOMBIE, 0.9),
                verdict(3, Call.COORDINATED, 0.8),
                verdict(4, null, null),
                verdict(5, Call.GENUINE, 0.1)));

    var judged = JudgedAccounts.of(Truth.of(Table.of(spark, Label.class, labels)), verdicts);

    assertThat(judged.contestedLabels()).as("account 2").isEqualTo(1);
    assertThat(judged.scored())
        .extracting(ScoredAccount::accountId, ScoredAccount::isCalled, ScoredAccount::isZombie)
        .containsExactly(tuple(1L, true, true), tuple(3L, false, false), tuple(4L, false, false));
    assertThat(judged.scored().get(2).probability()).as("unjudged").isNaN();
    assertThat(judged.verdicts())
        .containsEntry("ZOMBIE", new Counts(1, 0))
        .containsEntry("COORDINATED", new Counts(0, 1))
        .containsEntry("GENUINE", new Counts(0, 0))
        .containsEntry("unjudged", new Counts(0, 1));
  }

  @Test
  void aLabelledAccountWithoutAVerdictIsUnjudged(SparkSession spark) {
    var judged =
        JudgedAccounts.of(
            Truth.of(Table.of(spark, Label.class, labels("a", "1+ 2-"))),
            Table.of(spark, Verdict.class, List.of()));
    assertThat(judged.verdicts()).containsEntry("unjudged", new Counts(1, 1));
  }

  @Test
  void labelsOfOneKindAloneAreRefused(SparkSession spark) {
    var truth = Truth.of(Table.of(spark, Label.class, labels("a", "1+ 2+")));
    assertThatThrownBy(() -> JudgedAccounts.of(truth, Table.of(spark, Verdict.class, List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels must name zombies and genuine accounts, were 2 and 0");
  }
}

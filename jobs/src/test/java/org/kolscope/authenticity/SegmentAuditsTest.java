package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;
import static org.kolscope.authenticity.Written.original;
import static org.kolscope.authenticity.Written.sentWith;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.SegmentAudit;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class SegmentAuditsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @Test
  void segmentsTellWhereVerdictsFallAndWhereTheyAreKnownToBeWrong(SparkSession spark) {
    var verdicts = new ArrayList<Verdict>();
    for (long a = 1; a <= 6; a++) {
      var call = a <= 2 ? Call.ZOMBIE : a == 3 ? Call.UNSURE : a <= 5 ? Call.GENUINE : null;
      verdicts.add(new Verdict(a, call, call, null, null, List.of(), false, "1"));
    }
    // 1 is labelled genuine, 2 genuine on appeal but a zombie by a label, 4 and 6 genuine
    var labels =
        List.of(
            label(1, Judgement.GENUINE),
            label(2, Judgement.ZOMBIE),
            label(4, Judgement.GENUINE),
            label(6, Judgement.GENUINE));
    var appeals = List.of(new Appeal(2, Call.GENUINE, "r", "w", null));
    var posts = List.of(original(1, 1, ""), sentWith(2, 4, "phone"), sentWith(3, 4, "phone"));

    var audit =
        new SegmentAudits()
            .of(
                new Given(spark).accounts(1, 2, 3, 4, 5, 6),
                Table.of(spark, Post.class, posts),
                Table.of(spark, Verdict.class, verdicts),
                Table.of(spark, Label.class, labels),
                Table.of(spark, Appeal.class, appeals),
                NIGHT)
            .collect();

    var all = audit.stream().filter(s -> s.kind() == SegmentAudit.Kind.ALL).toList();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).accountsCount()).isEqualTo(6);
    assertThat(all.get(0).judgedCount()).isEqualTo(5);
    assertThat(all.get(0).zombiesCount()).isEqualTo(2);
    assertThat(all.get(0).unsureCount()).isEqualTo(1);
    // 1 and 4 of the judged are known to be genuine; 1 of them is called a zombie
    assertThat(all.get(0).genuineCount()).isEqualTo(2);
    assertThat(all.get(0).falseZombiesCount()).isEqualTo(1);
    assertThat(all.get(0).falseZombieShare()).isEqualTo(0.5);
    // Clopper and Pearson for 1 of 2: the ends solve p^2 = 0.975, that is 0.0126 and 0.9874
    assertThat(all.get(0).falseZombieShareLow95()).isCloseTo(1 - Math.sqrt(0.975), offset(1e-6));
    assertThat(all.get(0).falseZombieShareHigh95()).isCloseTo(Math.sqrt(0.975), offset(1e-6));
    // 4 alone wrote with this program, and was judged rightly: none of one
    var phone = audit.stream().filter(s -> s.segment().equals("phone")).toList();
    assertThat(phone.get(0).falseZombieShareLow95()).isZero();
    assertThat(phone.get(0).falseZombieShareHigh95()).isCloseTo(0.975, offset(1e-6));
    assertThat(audit.stream().filter(s -> s.kind() == SegmentAudit.Kind.SILENCE))
        .extracting(SegmentAudit::segment, SegmentAudit::accountsCount)
        .containsExactlyInAnyOrder(tuple("posts", 2L), tuple("", 4L));
  }

  private static Label label(long account, Judgement judgement) {
    return new Label(account, "by hand", judgement, null);
  }
}

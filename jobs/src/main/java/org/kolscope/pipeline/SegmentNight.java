package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.audience.segment.Segments;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.Post;
import org.kolscope.schema.Segment;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.SegmentMember;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;
import org.kolscope.store.Fingerprint;
import org.kolscope.text.RecentPosts;

/**
 * The stages of a night that say into which groups a brief's target falls, and with which words.
 * Numbers of segments go on from the night before, so that is one of the inputs. Without a brief
 * all tables are empty.
 */
final class SegmentNight {

  private final Night night;
  private final TargetSteps steps;
  private final Table<Candidate> candidates;
  private final Table<Follow> follows;
  private final Table<Post> posts;
  private LocalDate last;
  private Segments.Made made;

  SegmentNight(Night night, Table<Candidate> candidates, Table<Follow> follows, Table<Post> posts) {
    this.night = night;
    this.steps = night.request().settings().targets();
    this.candidates = candidates;
    this.follows = follows;
    this.posts = posts;
  }

  /** Runs and stores them. */
  void look(Table<TargetCustomer> targets) {
    last = asked() == null ? null : night.store().nights(SegmentMember.class).lower(asOf());
    var given = given();
    night.derive(
        "find the segments of the target",
        Segment.class,
        given,
        ifAsked(Segment.class, () -> made(targets).segments()));
    var members =
        night.derive(
            "say who is in which segment",
            SegmentMember.class,
            given,
            ifAsked(SegmentMember.class, () -> made(targets).members()));
    night.derive(
        "see whom segments follow",
        SegmentAffinity.class,
        given,
        ifAsked(SegmentAffinity.class, () -> made(targets).affinities()));
    made = null;
    night.derive(
        "find the words of segments",
        GroupWord.class,
        Arrays.asList(steps.segmentWords(), days(), zone(), asked()),
        List.of(Post.class, SegmentMember.class),
        ifAsked(GroupWord.class, () -> words(members)));
  }

  /** The words by which people of a segment differ from those of all others. */
  private Table<GroupWord> words(Table<SegmentMember> members) {
    var groups =
        members
            .rows()
            .select(
                concat_ws(" ", col("base"), col("way"), col("segmentId")).as("group"),
                col("accountId"));
    var theirs =
        recent()
            .rows()
            .join(groups.select("accountId").distinct(), new String[] {"accountId"}, "left_semi");
    return steps.segmentWords().of(new Table<>(Post.class, theirs), groups, asked());
  }

  /** The three tables are made at once, if one has to be made. */
  private Segments.Made made(Table<TargetCustomer> targets) {
    if (made == null) {
      made =
          steps
              .segments()
              .of(
                  new Segments.Known(
                      candidates,
                      night.table(BriefAccount.class),
                      follows,
                      recent(),
                      night.table(Verdict.class),
                      targets,
                      before(),
                      numbers()));
    }
    return made;
  }

  private Given given() {
    var tables =
        night.given(
            List.of(steps.segments(), days(), zone()),
            List.of(
                Candidate.class,
                BriefAccount.class,
                Follow.class,
                Post.class,
                Verdict.class,
                TargetCustomer.class));
    var inputs = new TreeMap<>(tables.inputs());
    if (last != null) {
      inputs.put(
          "the segments before",
          Fingerprint.of(before().rows()).hex() + Fingerprint.of(numbers()).hex());
    }
    return new Given(tables.settings(), inputs);
  }

  /** Who was in which segment on the last night that had any. */
  private Table<SegmentMember> before() {
    return last == null
        ? Table.of(night.spark(), SegmentMember.class, List.of())
        : night.store().read(SegmentMember.class, last);
  }

  /** Numbers that were ever given. */
  private Dataset<Row> numbers() {
    return night
        .store()
        .history(Segment.class, asOf().minusDays(1))
        .select("base", "way", "segmentId")
        .distinct();
  }

  private Table<Post> recent() {
    return new RecentPosts(days())
        .of(asOf(), night.request().settings().report().timeZone(), posts);
  }

  private int days() {
    return night.request().settings().text().days();
  }

  private String zone() {
    return night.request().settings().report().timeZone().getId();
  }

  private <R extends Record> Supplier<Table<R>> ifAsked(Class<R> type, Supplier<Table<R>> step) {
    return night.request().brief() == null ? () -> Table.of(night.spark(), type, List.of()) : step;
  }

  private Brief asked() {
    var brief = night.request().brief();
    return brief == null ? null : brief.withoutPrivatePersons();
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }
}

package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.authenticity.Farms;
import org.kolscope.authenticity.SegmentAudits;
import org.kolscope.intake.AccountFile;
import org.kolscope.intake.Appeals;
import org.kolscope.pipeline.Judging.Known;
import org.kolscope.pipeline.Judging.Said;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Farm;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.SegmentAudit;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.store.Fingerprint;
import org.kolscope.store.RunLog;

/** The stages of a night that say which accounts are real. */
final class JudgedNight {

  private static final List<Class<? extends Record>> SEEN =
      List.of(Account.class, Follow.class, Post.class, PrizeHunter.class);

  private final Night night;
  private final Judging judging;
  private Said said;

  JudgedNight(Night night, Judging judging) {
    this.night = night;
    this.judging = judging;
  }

  /** Runs and stores them. */
  Table<Verdict> judge(Table<Account> accounts, Table<Follow> follows, Table<Post> posts) {
    var asOf = night.request().asOf();
    var written = written();
    var decided = written.stream().filter(this::holds).toList();
    var appeals =
        night.derive(
            "read the appeals",
            Appeal.class,
            night.given(decided, List.of()),
            () -> Table.of(night.spark(), Appeal.class, decided));
    var firstSeen = night.store().firstSeen(Follow.class, asOf);
    var known = new Known(accounts, follows, firstSeen, posts, appeals, asOf);
    var prizePosts = judging.prizeHunters().prizePosts(posts).persist();
    var hunters =
        night.derive(
            "find the prize hunters",
            PrizeHunter.class,
            judging.prizeHunters(),
            List.of(Follow.class, Post.class),
            () -> judging.hunters(known));
    var experts = List.of(judging, judging.profile().modelText());
    var scores =
        night.derive(
            "ask the experts",
            ExpertScore.class,
            experts,
            SEEN,
            () -> said(known, hunters).scores());
    var evidence =
        night.derive(
            "write down the evidence",
            Evidence.class,
            experts,
            SEEN,
            () -> said(known, hunters).evidence());
    said = null;
    prizePosts.unpersist();
    var verdicts =
        night.derive(
            "make the verdicts",
            Verdict.class,
            judging.verdicts(),
            List.of(Account.class, ExpertScore.class, Evidence.class, Appeal.class),
            () -> judging.verdicts(known, new Said(scores, evidence)));
    night.judged(JudgedFacts.of(scores, written.size() - decided.size()));
    farms(verdicts, scores, evidence);
    night.derive(
        "audit the verdicts by segment",
        SegmentAudit.class,
        null,
        List.of(Account.class, Post.class, Verdict.class, Label.class, Appeal.class),
        () ->
            new SegmentAudits()
                .of(accounts, posts, verdicts, night.state(Label.class), appeals, asOf));
    return verdicts;
  }

  /** Both tables of the experts are made at once, if one has to be made. */
  private Said said(Known known, Table<PrizeHunter> hunters) {
    if (said == null) {
      said = judging.said(known, hunters);
    }
    return said;
  }

  /** What people wrote into the file of appeals, whether it still holds or not. */
  private List<Appeal> written() {
    if (judging.appeals() == null) {
      return List.of();
    }
    var source = night.request().source();
    var file = new AccountFile(judging.appeals(), source.platform(), source.ids());
    return Appeals.read(night.spark(), file);
  }

  private boolean holds(Appeal appeal) {
    return appeal.holdsUntil() == null || !appeal.holdsUntil().isBefore(night.request().asOf());
  }

  private void farms(Table<Verdict> verdicts, Table<ExpertScore> scores, Table<Evidence> evidence) {
    var asOf = night.request().asOf();
    var before = before();
    var members =
        night.derive(
            "put the farms together",
            FarmMember.class,
            givenFarms(before),
            () -> judging.farmMembers().of(verdicts, scores, farmsOf(before), asOf));
    var customers =
        night.derive(
            "find the farms' customers",
            FarmCustomer.class,
            judging.farmCustomers(),
            List.of(FarmMember.class, Evidence.class),
            () -> judging.farmCustomers().of(members, evidence));
    night.derive(
        "sum up the farms",
        Farm.class,
        null,
        List.of(FarmMember.class, FarmCustomer.class),
        () -> new Farms().of(members, customers));
  }

  /** The newest published night before this one; null if there is none. */
  private LocalDate before() {
    return new RunLog(night.store()).nights().lower(night.request().asOf());
  }

  private Table<FarmMember> farmsOf(LocalDate before) {
    return before == null
        ? Table.of(night.spark(), FarmMember.class, List.of())
        : night.store().read(FarmMember.class, before);
  }

  private Given givenFarms(LocalDate before) {
    var tonight = night.given(judging.farmMembers(), List.of(Verdict.class, ExpertScore.class));
    Map<String, String> inputs = new TreeMap<>(tonight.inputs());
    if (before != null) {
      inputs.put("FarmMember of " + before, Fingerprint.of(farmsOf(before).rows()).hex());
    }
    return new Given(tonight.settings(), inputs);
  }
}

package org.kolscope.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.kolscope.audience.contact.ContactPoints;
import org.kolscope.audience.customers.TargetCustomers;
import org.kolscope.audience.fit.KolFits;
import org.kolscope.audience.group.GroupGuesses;
import org.kolscope.audience.overlap.FanOverlaps;
import org.kolscope.audience.segment.Lookalikes;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.Like;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Membership;
import org.kolscope.schema.OverlapSummary;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TargetSize;
import org.kolscope.schema.Verdict;
import org.kolscope.text.RecentPosts;

/**
 * The stages of a night that say who the customers of the brief are and where they are met. Without
 * a brief their tables are empty, but for the fans that accounts share.
 */
final class TargetNight {

  private final Night night;
  private final TargetSteps steps;
  private final Table<Candidate> candidates;
  private final Table<Account> accounts;
  private final Table<Follow> follows;
  private final Table<Post> posts;
  private TargetCustomers.Made screened;
  private ContactPoints.Made met;
  private FanOverlaps.Made shared;

  /**
   * @param posts with their texts
   */
  TargetNight(
      Night night,
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Post> posts) {
    this.night = night;
    this.steps = night.request().settings().targets();
    this.candidates = candidates;
    this.accounts = accounts;
    this.follows = follows;
    this.posts = posts;
  }

  /** Runs and stores them. */
  void look() {
    var targets = screen();
    groups();
    contacts(targets);
    fit(targets);
    overlap(targets);
    new SegmentNight(night, candidates, follows, posts).look(targets);
    lookalikes();
    screened = null;
    met = null;
    shared = null;
  }

  private Table<TargetCustomer> screen() {
    var days = night.request().settings().text().days();
    var given = Arrays.asList(steps.words(), steps.customers(), days, zone().getId(), asked());
    List<Class<? extends Record>> seen =
        List.of(
            BriefAccount.class,
            Account.class,
            Follow.class,
            Membership.class,
            Post.class,
            PostText.class,
            Verdict.class);
    var targets =
        night.derive(
            "screen for target customers",
            TargetCustomer.class,
            given,
            seen,
            ifAsked(TargetCustomer.class, () -> screened().customers()));
    night.derive(
        "size the target",
        TargetSize.class,
        given,
        seen,
        ifAsked(TargetSize.class, () -> screened().sizes()));
    return targets;
  }

  /** Both tables are made at once, if one has to be made. */
  private TargetCustomers.Made screened() {
    if (screened == null) {
      var days = night.request().settings().text().days();
      var recent = new RecentPosts(days).of(asOf(), zone(), posts);
      screened =
          steps
              .customers()
              .of(
                  new TargetCustomers.Known(
                      asOf(),
                      brief(),
                      night.table(BriefAccount.class),
                      accounts,
                      follows,
                      night.state(Membership.class),
                      recent,
                      night.table(PostText.class),
                      steps.words().of(accounts, recent, brief()),
                      night.table(Verdict.class)));
    }
    return screened;
  }

  private void groups() {
    night.derive(
        "guess the groups of people",
        GroupGuess.class,
        steps.groups(),
        List.of(Follow.class, Membership.class, AccountVertical.class, Verdict.class),
        () ->
            steps
                .groups()
                .of(
                    new GroupGuesses.Known(
                        follows,
                        night.state(Membership.class),
                        night.table(AccountVertical.class),
                        night.table(Verdict.class))));
  }

  private void contacts(Table<TargetCustomer> targets) {
    var given = Arrays.asList(steps.contacts(), zone().getId());
    List<Class<? extends Record>> seen =
        List.of(
            Candidate.class,
            BriefAccount.class,
            Account.class,
            Follow.class,
            Membership.class,
            Post.class,
            Verdict.class,
            TargetCustomer.class);
    Supplier<ContactPoints.Made> made = () -> met(targets);
    night.derive(
        "look for contact points",
        ContactPoint.class,
        given,
        seen,
        ifAsked(ContactPoint.class, () -> made.get().points()));
    night.derive(
        "choose contact points",
        ContactSet.class,
        given,
        seen,
        ifAsked(ContactSet.class, () -> made.get().sets()));
  }

  private ContactPoints.Made met(Table<TargetCustomer> targets) {
    if (met == null) {
      met =
          steps
              .contacts()
              .of(
                  new ContactPoints.Known(
                      asOf(),
                      zone(),
                      candidates,
                      night.table(BriefAccount.class),
                      accounts,
                      follows,
                      night.state(Membership.class),
                      posts,
                      night.table(Verdict.class),
                      targets));
    }
    return met;
  }

  private void fit(Table<TargetCustomer> targets) {
    night.derive(
        "see whose people are the target",
        KolFit.class,
        Arrays.asList(steps.fit(), zone().getId()),
        List.of(
            Candidate.class,
            BriefAccount.class,
            Account.class,
            Follow.class,
            Post.class,
            Comment.class,
            Like.class,
            Crawl.class,
            Verdict.class,
            TargetCustomer.class),
        ifAsked(
            KolFit.class,
            () ->
                steps
                    .fit()
                    .of(
                        new KolFits.Known(
                            asOf(),
                            zone(),
                            candidates,
                            night.table(BriefAccount.class),
                            accounts,
                            follows,
                            posts,
                            night.state(Comment.class),
                            night.state(Like.class),
                            night.state(Crawl.class),
                            night.table(Verdict.class),
                            targets))));
  }

  private void overlap(Table<TargetCustomer> targets) {
    List<Class<? extends Record>> seen =
        List.of(
            Candidate.class,
            BriefAccount.class,
            Account.class,
            Follow.class,
            Crawl.class,
            Verdict.class,
            TargetCustomer.class);
    Supplier<FanOverlaps.Made> made = () -> shared(targets);
    night.derive(
        "compare the fans of KOLs",
        FanOverlap.class,
        steps.overlap(),
        seen,
        () -> made.get().overlaps());
    night.derive(
        "sum up how fans were compared",
        OverlapSummary.class,
        steps.overlap(),
        seen,
        () -> made.get().summary());
  }

  private FanOverlaps.Made shared(Table<TargetCustomer> targets) {
    if (shared == null) {
      shared =
          steps
              .overlap()
              .of(
                  new FanOverlaps.Known(
                      candidates,
                      night.table(BriefAccount.class),
                      accounts,
                      follows,
                      night.state(Crawl.class),
                      night.table(Verdict.class),
                      targets));
    }
    return shared;
  }

  private void lookalikes() {
    night.derive(
        "see which KOLs are alike",
        Lookalike.class,
        Arrays.asList(steps.lookalikes(), steps.overlap(), zone().getId()),
        List.of(
            Candidate.class,
            Account.class,
            AccountFact.class,
            FanOverlap.class,
            AccountVertical.class,
            Post.class,
            Comment.class,
            Like.class,
            Verdict.class),
        () ->
            steps
                .lookalikes()
                .of(
                    new Lookalikes.Known(
                        asOf(),
                        zone(),
                        candidates,
                        accounts,
                        night.table(AccountFact.class),
                        night.table(FanOverlap.class),
                        steps.overlap(),
                        night.table(AccountVertical.class),
                        posts,
                        night.state(Comment.class),
                        night.state(Like.class),
                        night.table(BriefAccount.class),
                        night.state(Crawl.class),
                        night.table(Verdict.class),
                        night.table(TargetCustomer.class))));
  }

  /** A step that is only done for a brief that says whom it is after. */
  private <R extends Record> Supplier<Table<R>> ifAsked(Class<R> type, Supplier<Table<R>> step) {
    return brief() == null ? () -> Table.of(night.spark(), type, List.of()) : step;
  }

  private Brief brief() {
    return night.request().brief();
  }

  /** The words and conditions asked for; its accounts stand in their table. */
  private Brief asked() {
    return brief() == null ? null : brief().withoutPrivatePersons();
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  private ZoneId zone() {
    return night.request().settings().report().timeZone();
  }
}

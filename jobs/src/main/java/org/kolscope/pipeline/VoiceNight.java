package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kolscope.audience.form.Forms;
import org.kolscope.audience.kind.KindFits;
import org.kolscope.audience.kind.KolKinds;
import org.kolscope.audience.need.Needs;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.Like;
import org.kolscope.schema.Membership;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TextModel;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.Verdict;
import org.kolscope.text.PostTexts;
import org.kolscope.text.TextModels;

/**
 * The stages of a night that say which kinds of KOLs bring target customers, what people need, and
 * what they respond to. Without a brief only the kinds are told.
 */
record VoiceNight(Night night, Table<Candidate> candidates, Table<Post> posts) {

  /** Runs and stores them; {@code posts} are those with their texts. */
  void listen(Table<Account> accounts, Table<Follow> follows) {
    kinds(accounts, follows);
    needs();
    forms();
  }

  private void kinds(Table<Account> accounts, Table<Follow> follows) {
    var prices = night.request().settings().reach().prices();
    var kinds =
        night.derive(
            "see what kinds of voices KOLs are",
            KolKind.class,
            Arrays.asList(steps().kinds(), prices, night.askedPrices()),
            List.of(
                Candidate.class,
                Account.class,
                Follow.class,
                Membership.class,
                AccountVertical.class,
                TopicInfluence.class,
                RateCard.class),
            () ->
                steps()
                    .kinds()
                    .of(
                        new KolKinds.Known(
                            candidates,
                            accounts,
                            follows,
                            night.state(Membership.class),
                            night.table(AccountVertical.class),
                            night.table(TopicInfluence.class),
                            prices.of(
                                night.state(RateCard.class), InfluenceNight.askedPrices(night)))));
    night.derive(
        "compare the kinds of KOLs",
        KindFit.class,
        null,
        List.of(KolKind.class, KolFit.class),
        () -> new KindFits().of(kinds, night.table(KolFit.class)));
  }

  private void needs() {
    var brief = brief() == null ? null : brief().withoutPrivatePersons();
    night.derive(
        "see what people need",
        OpenNeed.class,
        Arrays.asList(steps().needs(), zone().getId(), brief),
        List.of(
            BriefAccount.class,
            Candidate.class,
            AccountVertical.class,
            Post.class,
            PostText.class,
            Comment.class,
            TextModel.class,
            Verdict.class),
        () ->
            brief == null
                ? Table.of(night.spark(), OpenNeed.class, List.of())
                : steps().needs().of(asking(brief)));
  }

  private Needs.Known asking(Brief brief) {
    var comments = night.state(Comment.class);
    var models = TextModels.of(night.table(TextModel.class).collect());
    var since = asOf().plusDays(1).minusDays(steps().needs().days()).atStartOfDay(zone());
    var recent =
        new Table<>(
            Comment.class, comments.rows().where(col("createdAt").geq(lit(since.toInstant()))));
    var rivals = brief.competitors().stream().map(Brief.Competitor::brand);
    return new Needs.Known(
        asOf(),
        zone(),
        Stream.concat(Stream.of(brief.brand()), rivals).toList(),
        night.table(BriefAccount.class),
        candidates,
        night.table(AccountVertical.class),
        posts,
        night.table(PostText.class),
        comments,
        new PostTexts(brief, models).ofComments(recent),
        night.table(Verdict.class));
  }

  private void forms() {
    night.derive(
        "see what forms people respond to",
        FormResponse.class,
        Arrays.asList(steps().forms(), zone().getId()),
        List.of(
            Candidate.class,
            BriefAccount.class,
            Post.class,
            PostText.class,
            Comment.class,
            Like.class,
            Verdict.class,
            PrizeHunter.class,
            TargetCustomer.class,
            KolFit.class),
        () ->
            brief() == null
                ? Table.of(night.spark(), FormResponse.class, List.of())
                : steps()
                    .forms()
                    .of(
                        new Forms.Known(
                            asOf(),
                            zone(),
                            candidates,
                            night.table(BriefAccount.class),
                            posts,
                            night.table(PostText.class),
                            night.state(Comment.class),
                            night.state(Like.class),
                            night.table(Verdict.class),
                            night.table(PrizeHunter.class),
                            night.table(TargetCustomer.class),
                            night.table(KolFit.class))));
  }

  private TargetSteps steps() {
    return night.request().settings().targets();
  }

  private Brief brief() {
    return night.request().brief();
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  private ZoneId zone() {
    return night.request().settings().report().timeZone();
  }
}

package org.kolscope.sample;

import java.util.List;
import java.util.function.Consumer;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Outcome;
import org.kolscope.schema.Post;
import org.kolscope.schema.RateCard;

/**
 * Files of preset {@code kolscope}: CSV with the columns of the tables, but accounts as JSON lines,
 * since they hold lists. Tables of few rows are one file a night.
 */
record KolscopeFiles(World world) implements NightFiles {

  private static final RowText ACCOUNT = new RowText(Account.class);
  private static final RowText FOLLOW = new RowText(Follow.class);

  /** Rows of a table that are handed out one by one. */
  private interface Rows<R extends Record> {
    void to(Consumer<R> sink);
  }

  @Override
  public void write(int night, int part, RawFolder folder) {
    folder.write(
        name("account", part, "jsonl"),
        null,
        lines -> world.profiles().accounts(night, part, a -> lines.line(ACCOUNT.json(a))));
    folder.write(
        name("follow", part, "csv"), FOLLOW.header(), lines -> follows(night, part, lines));
    csv(folder, name("post", part, "csv"), Post.class, s -> world.waves().posts(night, part, s));
    csv(
        folder,
        name("comment", part, "csv"),
        Comment.class,
        s -> world.waves().comments(night, part, s));
    csv(folder, name("like", part, "csv"), Like.class, s -> world.waves().likes(night, part, s));
    csv(
        folder,
        name("crawl", part, "csv"),
        Crawl.class,
        s -> world.followRows().crawls(night, part, s));
    csv(
        folder,
        name("membership", part, "csv"),
        Membership.class,
        s -> world.memberships().memberships(night, part, s));
    csv(
        folder,
        name("label", part, "csv"),
        Label.class,
        s -> world.labels().labels(night, part, s));
    csv(
        folder,
        name("ratecard", part, "csv"),
        RateCard.class,
        s -> world.rateCards().rateCards(night, part, s));
    if (part == 0) {
      csv(folder, "hottopic.csv", HotTopic.class, all(world.waves().hotTopics(night)));
      csv(folder, "outcome.csv", Outcome.class, all(world.waves().outcomes(night)));
    }
  }

  private static <R extends Record> Rows<R> all(List<R> rows) {
    return rows::forEach;
  }

  private static String name(String table, int part, String ending) {
    return "%s-%02d.%s".formatted(table, part, ending);
  }

  private static <R extends Record> void csv(
      RawFolder folder, String name, Class<R> type, Rows<R> rows) {
    var text = new RowText(type);
    folder.write(
        name,
        text.header(),
        lines -> {
          var line = new StringBuilder();
          rows.to(
              row -> {
                line.setLength(0);
                text.csv(line, row);
                lines.line(line);
              });
        });
  }

  /** Without an object a follow: they are most of the rows. */
  private void follows(int night, int part, RawFolder.Lines lines) {
    var people = world.people();
    var follows = world.follows();
    var line = new StringBuilder();
    world
        .followRows()
        .each(
            night,
            part,
            (follower, place, gone) -> {
              line.setLength(0);
              line.append(people.id[follower]).append(',');
              line.append(people.id[follows.followee[place]]).append(",,");
              Stamps.append(line, follows.startedAt[place]);
              lines.line(line.append(',').append(gone));
            });
  }
}

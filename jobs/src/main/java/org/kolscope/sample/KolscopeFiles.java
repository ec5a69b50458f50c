package org.kolscope.sample;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Key;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Outcome;
import org.kolscope.schema.Post;
import org.kolscope.schema.RateCard;

/**
 * Files of preset {@code kolscope}: CSV with the columns of the tables, but accounts as JSON lines,
 * since they hold lists. Rows of a file are in the order of their key.
 */
record KolscopeFiles(World world) implements NightFiles {

  private static final RowText ACCOUNT = new RowText(Account.class);
  private static final RowText FOLLOW = new RowText(Follow.class);

  /** Rows of a part, by key. */
  private interface PartRows<R extends Record> {
    void of(int part, Consumer<R> sink);
  }

  @Override
  public void write(int night, int file, RawFolder folder) {
    var profiles = world.profiles();
    var waves = world.waves();
    folder.write(
        name("account", file, "jsonl"),
        null,
        lines ->
            rows(
                file,
                Account.class,
                (part, sink) -> profiles.accounts(night, part, sink),
                a -> lines.line(ACCOUNT.json(a))));
    if (world.settings().files() == 1) {
      csv(folder, file, Follow.class, (p, s) -> world.followRows().follows(night, p, s));
    } else {
      folder.write(
          name("follow", file, "csv"), FOLLOW.header(), lines -> follows(night, file, lines));
    }
    csv(folder, file, Post.class, (p, s) -> waves.posts(night, p, s));
    csv(folder, file, Comment.class, (p, s) -> waves.comments(night, p, s));
    csv(folder, file, Like.class, (p, s) -> waves.likes(night, p, s));
    csv(folder, file, Crawl.class, (p, s) -> world.followRows().crawls(night, p, s));
    csv(folder, file, Membership.class, (p, s) -> world.memberships().memberships(night, p, s));
    csv(folder, file, Label.class, (p, s) -> world.labels().labels(night, p, s));
    csv(folder, file, RateCard.class, (p, s) -> world.rateCards().rateCards(night, p, s));
    if (file == 0) {
      all(folder, "hottopic.csv", HotTopic.class, waves.hotTopics(night));
      all(folder, "outcome.csv", Outcome.class, waves.outcomes(night));
    }
  }

  private static String name(String table, int file, String ending) {
    return "%s-%02d.%s".formatted(table, file, ending);
  }

  /** A part as it comes, or all parts put in order. */
  private <R extends Record> void rows(
      int file, Class<R> type, PartRows<R> rows, Consumer<R> sink) {
    if (world.settings().files() == SampleSettings.PARTS) {
      rows.of(file, sink);
      return;
    }
    List<R> all = new ArrayList<>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      rows.of(part, all::add);
    }
    all.sort(byKey(type));
    all.forEach(sink);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <R extends Record> Comparator<R> byKey(Class<R> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.isAnnotationPresent(Key.class))
        .map(c -> (Comparator<R>) Comparator.comparing((R row) -> (Comparable) key(c, row)))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static Object key(RecordComponent component, Record row) {
    return RowText.value(component, row);
  }

  private <R extends Record> void csv(RawFolder folder, int file, Class<R> type, PartRows<R> rows) {
    var name = name(type.getSimpleName().toLowerCase(java.util.Locale.ROOT), file, "csv");
    var text = new RowText(type);
    folder.write(
        name, text.header(), lines -> rows(file, type, rows, row -> lines.line(line(text, row))));
  }

  private static <R extends Record> void all(
      RawFolder folder, String name, Class<R> type, List<R> rows) {
    var text = new RowText(type);
    folder.write(name, text.header(), lines -> rows.forEach(row -> lines.line(line(text, row))));
  }

  private static StringBuilder line(RowText text, Record row) {
    var line = new StringBuilder();
    text.csv(line, row);
    return line;
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

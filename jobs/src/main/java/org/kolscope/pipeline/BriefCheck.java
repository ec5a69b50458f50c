package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Brief.AccountName;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.store.Store;

/**
 * What is understood of a brief, and which roads to its customers lead nowhere: because it asks for
 * nothing there, or because the data has nothing of what it asks for. Private persons are counted,
 * not named.
 *
 * @param understood in the order of the brief
 * @param warnings what its writer should know; empty if there is nothing
 */
public record BriefCheck(List<Line> understood, List<String> warnings) {

  /**
   * What the brief says of one matter.
   *
   * @param asked in words; "nothing" if it says nothing
   * @param found what the data has of it; null where no data was looked at
   */
  public record Line(String what, String asked, String found) {}

  /** Reads the brief alone. */
  public static BriefCheck of(Brief brief) {
    return new Checking(brief, null, null).check();
  }

  /** Reads the brief and looks for what it asks for in a warehouse, as known in one night. */
  public static BriefCheck of(Brief brief, Store store, LocalDate asOf) {
    return new Checking(brief, store, asOf).check();
  }

  private static final class Checking {

    private static final String NOTHING = "nothing";

    private final Brief brief;
    private final Store store;
    private final LocalDate asOf;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Checking(Brief brief, Store store, LocalDate asOf) {
      this.brief = brief;
      this.store = store;
      this.asOf = asOf;
    }

    BriefCheck check() {
      accounts();
      words();
      target();
      money();
      return new BriefCheck(List.copyOf(lines), List.copyOf(warnings));
    }

    private void accounts() {
      people("own accounts", brief.accounts());
      for (var rival : brief.competitors()) {
        people("competitor " + rival.brand(), rival.accounts());
      }
      people("dealers", brief.dealers());
      people("industry media", brief.industryMedia());
      people("staff", brief.staff());
      if (brief.accounts().isEmpty()) {
        warnings.add("no own accounts: nothing can be said of the brand's own fans");
      }
      var own = written(brief.accounts());
      for (var rival : brief.competitors()) {
        written(rival.accounts()).stream()
            .filter(own::contains)
            .forEach(
                name ->
                    warnings.add("account " + name + " is own and of competitor " + rival.brand()));
      }
    }

    private static List<String> written(List<AccountName> accounts) {
      return accounts.stream().map(AccountName::written).toList();
    }

    private void people(String what, List<AccountName> accounts) {
      if (accounts.isEmpty()) {
        lines.add(new Line(what, NOTHING, null));
        return;
      }
      String found = null;
      if (store != null) {
        long there = found(accounts);
        found = "%,d of them in the data".formatted(there);
        if (there < accounts.size()) {
          warnings.add("%s: only %s".formatted(what, found));
        }
      }
      lines.add(new Line(what, "%,d accounts".formatted(accounts.size()), found));
    }

    private long found(List<AccountName> accounts) {
      var names = new HashSet<String>();
      var ids = new HashSet<String>();
      for (var account : accounts) {
        (account.id() == null ? names : ids).add(account.written());
      }
      return store
          .state(Account.class, asOf)
          .rows()
          .where(
              col("screenName")
                  .isin(names.toArray())
                  .or(col("accountId").cast("string").isin(ids.toArray()))
                  .or(col("externalId").isin(ids.toArray())))
          .count();
    }

    private void words() {
      asked("words", brief.words(), store == null ? null : posts(brief.words()));
      asked("excluded words", brief.excludedWords(), null);
      asked("themes", brief.themes(), null);
      if (brief.words().isEmpty()) {
        warnings.add("road words is empty: the brief names no words");
      }
      brief.words().stream()
          .filter(brief.excludedWords()::contains)
          .forEach(word -> warnings.add("word " + word + " is also excluded: no post is about it"));
    }

    /** Posts with each word, and one warning per word that nobody writes. */
    private String posts(List<String> words) {
      if (words.isEmpty()) {
        return null;
      }
      var text = lower(col("text"));
      var counts = new ArrayList<Column>();
      Column any = lit(false);
      for (var word : words) {
        var has = text.contains(word.toLowerCase(Locale.ROOT));
        counts.add(count_if(has));
        any = any.or(has);
      }
      counts.add(count_if(any));
      counts.add(countDistinct(when(any, col("accountId"))));
      var row =
          store
              .state(Post.class, asOf)
              .rows()
              .where(col("text").isNotNull())
              .agg(count(lit(1)), counts.toArray(Column[]::new))
              .first();
      for (int w = 0; w < words.size(); w++) {
        if (row.getLong(w + 1) == 0) {
          warnings.add("word " + words.get(w) + " is in no post");
        }
      }
      long with = row.getLong(words.size() + 1);
      if (with == 0) {
        warnings.add("road words is empty: no post has any of them");
      }
      return "in %,d of %,d posts, by %,d accounts"
          .formatted(with, row.getLong(0), row.getLong(words.size() + 2));
    }

    private void target() {
      var target = brief.target();
      if (target == null) {
        warnings.add(
            "no target: roads demographics, topics, communities and brands are empty, customers"
                + " are looked for by words and own accounts alone");
        return;
      }
      demographics(target);
      var groups = store == null ? null : members();
      groups("topics", target.topics(), groups);
      groups("communities", target.communities(), groups);
      asked("brands", target.brands(), null);
      if (target.brands().isEmpty() && brief.accounts().isEmpty()) {
        warnings.add("road brands is empty: the brief names neither brands nor own accounts");
      }
      people("known customers", target.positives());
    }

    private void demographics(Brief.Target target) {
      asked("genders", target.genders(), known("gender", target.genders()));
      var places =
          Stream.of(target.provinces(), target.cities(), target.cityTiers())
              .flatMap(List::stream)
              .toList();
      asked("places", places, known("province", places));
      asked("ages", target.ages(), null);
      if (places.isEmpty() && target.genders().isEmpty() && target.ages().isEmpty()) {
        warnings.add("road demographics is empty: the brief asks for no place, gender or age");
      }
      if (!target.ages().isEmpty()) {
        warnings.add("ages are known only of those who write them into their profile: few");
      }
    }

    private String known(String column, Collection<String> asked) {
      if (store == null || asked.isEmpty()) {
        return null;
      }
      var says = col(column).isNotNull().and(not(col(column).isin("其他", "")));
      var row = store.state(Account.class, asOf).rows().agg(count(lit(1)), count_if(says)).first();
      if (row.getLong(1) == 0) {
        warnings.add("no account says its " + column + ": it cannot be asked for");
      }
      return "%,d of %,d accounts say theirs".formatted(row.getLong(1), row.getLong(0));
    }

    /** Members by the name of their group. */
    private Map<String, Long> members() {
      return store
          .state(Membership.class, asOf)
          .rows()
          .groupBy(lower(trim(col("groupName"))).as("name"))
          .agg(count(lit(1)).as("n"))
          .where(col("name").isin(asked()))
          .collectAsList()
          .stream()
          .collect(
              Collectors.toMap(
                  row -> row.getString(0), row -> row.getLong(1), Long::sum, TreeMap::new));
    }

    private Object[] asked() {
      return Stream.of(brief.target().topics(), brief.target().communities())
          .flatMap(List::stream)
          .map(Checking::folded)
          .distinct()
          .toArray();
    }

    private static String folded(String name) {
      return name.strip().toLowerCase(Locale.ROOT);
    }

    private void groups(String road, List<String> names, Map<String, Long> members) {
      String found = null;
      if (members != null && !names.isEmpty()) {
        found =
            names.stream()
                .map(name -> "%s %,d".formatted(name, members.getOrDefault(folded(name), 0L)))
                .collect(Collectors.joining(", ", "members: ", ""));
        var nobody = names.stream().filter(name -> !members.containsKey(folded(name))).toList();
        if (nobody.size() == names.size()) {
          warnings.add("road " + road + " is empty: nobody is a member of any of them");
        } else if (!nobody.isEmpty()) {
          warnings.add(road + " without a member: " + String.join(", ", nobody));
        }
      }
      if (names.isEmpty()) {
        warnings.add("road " + road + " is empty: the brief names none");
      }
      asked(road, names, found);
    }

    private void money() {
      lines.add(
          new Line(
              "budget",
              brief.budget() == null ? NOTHING : "%,.0f".formatted(brief.budget()),
              null));
      lines.add(
          new Line(
              "prices",
              brief.prices().isEmpty() ? NOTHING : "%,d accounts".formatted(brief.prices().size()),
              null));
      if (brief.budget() == null) {
        warnings.add("no budget: no roster is chosen under one");
      }
    }

    private void asked(String what, List<String> words, String found) {
      lines.add(new Line(what, words.isEmpty() ? NOTHING : String.join(", ", words), found));
    }
  }
}

package org.kolscope.sample;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kolscope.sample.Seat.Part;
import org.kolscope.schema.Membership.Kind;

/** The two briefs as YAML texts: an SUV and a luxury watch. */
public final class Briefs {

  private final SampleSettings settings;
  private final People people;
  private final Brands brands;
  private final Memberships memberships;
  private final Targets targets;
  private final StringBuilder text = new StringBuilder();

  private Briefs(SampleSettings settings, People people, Brands brands, Memberships memberships) {
    this.settings = settings;
    this.people = people;
    this.brands = brands;
    this.memberships = memberships;
    targets = new Targets(people);
  }

  /** briefs/suv.yaml. */
  public static String suv(
      SampleSettings settings, People people, Brands brands, Memberships memberships) {
    var brief = new Briefs(settings, people, brands, memberships);
    brief.line("# An invented SUV brand looks for voices for its spring launch.");
    brief.house(Brand.LIYUAN);
    brief.line("excludedWords: [抽奖, 二手, 降价]");
    brief.line("themes: [带家人去有石头的地方, 讲人话的技术, 周末就出发]");
    brief.line("target:");
    brief.line("  provinces: " + list(new TreeSet<>(Targets.CAR_PROVINCES)));
    brief.line("  cities: [杭州, 成都, 苏州, 重庆]");
    brief.interests(Brand.LIYUAN, Vertical.CARS, Vertical.TRAVEL);
    brief.line("budget: 300000");
    brief.end(Brand.LIYUAN, 1500);
    return brief.text.toString();
  }

  /** briefs/watch.yaml. */
  public static String watch(
      SampleSettings settings, People people, Brands brands, Memberships memberships) {
    var brief = new Briefs(settings, people, brands, memberships);
    brief.line("# An invented maker of luxury watches: are those who follow it those who buy?");
    brief.house(Brand.LANXU);
    brief.line("excludedWords: [高仿, 代购, 二手]");
    brief.line("themes: [时间值得慢慢来, 中国人自己的制表, 传给下一代]");
    brief.line("target:");
    brief.line("  cities: [上海, 北京, 杭州, 成都, 深圳]");
    brief.line("  cityTiers: [一线, 新一线]");
    brief.interests(Brand.LANXU, Vertical.LUXURY, Vertical.FINANCE);
    brief.line("budget: 800000");
    brief.end(Brand.LANXU, 8000);
    return brief.text.toString();
  }

  /** The brand, its rivals and their trade. */
  private void house(Brand brand) {
    line("brand: " + brand.chinese());
    line("accounts:");
    accounts(brands.matrix(brand), "  ");
    line("competitors:");
    for (var rival : brands.rivals(brand)) {
      line("  - brand: " + rival.chinese());
      line("    accounts:");
      accounts(brands.matrix(rival), "      ");
    }
    line("dealers:");
    accounts(brands.of(brand, Part.DEALER), "  ");
    line("industryMedia:");
    accounts(brands.media(brand), "  ");
    line("staff:");
    // the brand knows those who work there, not where the others have gone
    accounts(brands.of(brand, Part.STAFF), "  ");
    line("words: " + list(brand.words()));
  }

  private void accounts(int[] indices, String before) {
    for (int index : indices) {
      var part = brands.seat(index).orElseThrow().part().name().toLowerCase(java.util.Locale.ROOT);
      line(before + "- {id: " + people.id(index) + ", role: " + part + "}");
    }
  }

  private void interests(Brand brand, Vertical first, Vertical second) {
    line("  topics: " + list(some(first, second, Kind.TOPIC)));
    var communities = new TreeSet<>(some(first, second, Kind.SUPER_TOPIC));
    communities.addAll(some(first, second, Kind.COMMUNITY));
    communities.add(memberships.nameOfIdol(brands.official(brand)));
    line("  communities: " + list(communities));
    line(
        "  brands: "
            + list(
                IntStream.concat(
                        IntStream.of(brands.official(brand)),
                        brands.rivals(brand).stream().mapToInt(brands::official))
                    .mapToObj(i -> brands.seat(i).orElseThrow().brand().chinese())
                    .toList()));
    var known = least(12, "customer", i -> targets.isTarget(brand, i));
    line("  positives: " + known.stream().map(people::id).sorted().toList());
  }

  /** The three best known of the first interest and the best known of the second. */
  private List<String> some(Vertical first, Vertical second, Kind kind) {
    var names = memberships.names(first, kind).stream().limit(3).collect(Collectors.toList());
    memberships.names(second, kind).stream().limit(1).forEach(names::add);
    return names.stream().distinct().toList();
  }

  /** Three voices have been asked for their price already. */
  private void end(Brand brand, int price) {
    line("prices:");
    var asked =
        least(
            3, "asked", i -> people.role(i) == Role.KOL && people.vertical(i) == brand.vertical());
    for (int i = 0; i < asked.size(); i++) {
      line("  - {id: " + people.id(asked.get(i)) + ", price: " + price * (i + 2) + "}");
    }
    if (asked.isEmpty()) {
      text.setLength(text.length() - 1);
      line(" []");
    }
    line("conflicts: " + list(brands.rivals(brand).stream().map(Brand::chinese).toList()));
  }

  private List<Integer> least(int count, String kind, IntPredicate asked) {
    var chance = settings.chance().on(kind);
    return IntStream.range(0, people.size())
        .filter(i -> people.createdAt[i] < settings.endOf(0))
        .filter(asked)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(chance::bits).thenComparing(people::id))
        .limit(count)
        .toList();
  }

  /** Words in quotes, as names of groups may hold anything. */
  private static String list(Iterable<String> words) {
    var quoted = new java.util.StringJoiner(", ", "[", "]");
    words.forEach(w -> quoted.add('"' + w.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
    return quoted.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

package org.kolscope.schema;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a brand asks for: a {@code brief.yaml}. Lists may be left out; they are then empty.
 *
 * @param brand its name
 * @param accounts its own accounts
 * @param competitors rivals and their accounts
 * @param dealers accounts that sell the brand
 * @param industryMedia media of the trade
 * @param staff accounts of people who work for the brand; private persons
 * @param words what the brand is talked about with
 * @param excludedWords what makes a post not about it
 * @param themes what the brand wants to stand for
 * @param target who its customers are; null if not said
 * @param budget in the currency of the prices; null if not said
 * @param prices what accounts ask for, over their rate cards; those accounts may be ranked
 * @param conflicts brands that a hired account must not work for
 */
public record Brief(
    String brand,
    List<AccountName> accounts,
    List<Competitor> competitors,
    List<AccountName> dealers,
    List<AccountName> industryMedia,
    List<AccountName> staff,
    List<String> words,
    List<String> excludedWords,
    List<String> themes,
    Target target,
    Double budget,
    List<Price> prices,
    List<String> conflicts) {

  /**
   * @throws IllegalArgumentException naming the rule and the value
   */
  public Brief {
    if (brand == null || brand.isBlank()) {
      throw new IllegalArgumentException("brand must be named, was " + brand);
    }
    if (budget != null && !(budget >= 0 && budget < Double.MAX_VALUE)) {
      throw new IllegalArgumentException("budget must be at least 0, was " + budget);
    }
    accounts = list(accounts);
    competitors = list(competitors);
    dealers = list(dealers);
    industryMedia = list(industryMedia);
    staff = list(staff);
    words = list(words);
    excludedWords = list(excludedWords);
    themes = list(themes);
    prices = list(prices);
    conflicts = list(conflicts);
  }

  /**
   * The brief as others may read it: without its private persons, the staff and the known
   * customers.
   */
  public Brief withoutPrivatePersons() {
    return new Brief(
        brand,
        accounts,
        competitors,
        dealers,
        industryMedia,
        List.of(),
        words,
        excludedWords,
        themes,
        target == null ? null : target.withoutPositives(),
        budget,
        prices,
        conflicts);
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  /**
   * An account by id or by name, exactly one of them.
   *
   * @param id as the platform writes it; null if named
   * @param name screen name; null if given by id
   * @param role free word for its part in the matrix; null if not said
   */
  public record AccountName(String id, String name, String role) {
    public AccountName {
      if ((id == null) == (name == null)) {
        throw new IllegalArgumentException(
            "an account needs either id or name, was id " + id + " and name " + name);
      }
    }

    /** A bare word: an id if it is all digits, else a name. */
    public AccountName(String word) {
      this(word.matches("[0-9]+") ? word : null, word.matches("[0-9]+") ? null : word, null);
    }

    /** A bare number: an id. */
    public AccountName(long id) {
      this(Long.toString(id), null, null);
    }

    /** What the brief calls it. */
    public String written() {
      return id == null ? name : id;
    }
  }

  /**
   * What one account asks for one post.
   *
   * @param form of the post; null for any
   * @param price in the brief's currency, at least 0
   */
  public record Price(String id, String name, Form form, Double price) {
    public Price {
      if (price == null || !(price >= 0 && price < Double.MAX_VALUE)) {
        throw new IllegalArgumentException("price must be at least 0, was " + price);
      }
    }

    /** Whose price it is. */
    public AccountName account() {
      return new AccountName(id, name, null);
    }
  }

  /** A rival brand and its accounts. */
  public record Competitor(String brand, List<AccountName> accounts) {
    public Competitor {
      if (brand == null || brand.isBlank()) {
        throw new IllegalArgumentException("a competitor's brand must be named, was " + brand);
      }
      accounts = list(accounts);
    }
  }

  /**
   * Who the customers are; an empty list asks for nothing.
   *
   * @param genders female or male, also 女 or 男
   * @param cityTiers of {@link #CITY_TIERS}
   * @param ages such as 90后 or 25-34
   * @param positives accounts known to be customers
   */
  public record Target(
      List<String> genders,
      List<String> provinces,
      List<String> cities,
      List<String> cityTiers,
      List<String> ages,
      List<String> topics,
      List<String> communities,
      List<String> brands,
      List<AccountName> positives) {

    /** How tiers of cities are called. */
    public static final List<String> CITY_TIERS = List.of("一线", "新一线", "二线", "三线", "四线及以下");

    private static final Pattern GENDER = Pattern.compile("(?i)female|male|f|m|[女男]性?");
    private static final Pattern AGE = Pattern.compile("[0-9][05]后|[0-9]{1,2}-[0-9]{1,3}岁?");

    /**
     * @throws IllegalArgumentException naming the word that is not understood
     */
    public Target {
      genders = list(genders);
      provinces = list(provinces);
      cities = list(cities);
      cityTiers = list(cityTiers);
      ages = list(ages);
      topics = list(topics);
      communities = list(communities);
      brands = list(brands);
      positives = list(positives);
      for (var gender : genders) {
        require(GENDER.matcher(gender).matches(), "genders must be female or male", gender);
      }
      for (var tier : cityTiers) {
        require(CITY_TIERS.contains(tier), "cityTiers must be of " + CITY_TIERS, tier);
      }
      for (var age : ages) {
        require(AGE.matcher(age).matches(), "ages must be such as 90后 or 25-34", age);
      }
    }

    private static void require(boolean holds, String rule, String word) {
      if (!holds) {
        throw new IllegalArgumentException(rule + ", was " + word);
      }
    }

    private Target withoutPositives() {
      return new Target(
          genders, provinces, cities, cityTiers, ages, topics, communities, brands, List.of());
    }
  }
}

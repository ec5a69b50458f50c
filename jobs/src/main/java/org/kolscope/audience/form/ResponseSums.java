package org.kolscope.audience.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kolscope.audience.RatioRange;
import org.kolscope.audience.RatioRange.Part;
import org.kolscope.audience.form.Shrinkage.Difference;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.FormResponse.Told;

/**
 * Compares the posts of a category with the other posts of the same account, and accounts with each
 * other only after that: responses of an account are taken by its own mean, so that a large one
 * counts no more than its posts. With n posts of the category and m others, an account weighs n m /
 * (n + m) (Mantel and Haenszel, JNCI 22, 1959).
 */
final class ResponseSums {

  /** Half of a 95 % interval in standard errors. */
  private static final double Z = 1.959963984540054;

  private final Forms settings;
  private final TreeMap<Family, TreeMap<Long, Cell>> wholes = new TreeMap<>();
  private final TreeMap<Family, TreeMap<String, TreeMap<Long, Cell>>> cells = new TreeMap<>();
  private final Map<String, Long> people = new TreeMap<>();

  /** Posts of an account and the target customers that responded; fans null if unknown. */
  record Cell(long posts, double responses, Long fans) {}

  private record Measured(String category, Map<Long, Cell> cells, long accounts, RatioRange range) {

    long posts() {
      return cells.values().stream().mapToLong(Cell::posts).sum();
    }

    Difference difference() {
      return new Difference(Math.log(range.ratio()), range.logError() / Z);
    }
  }

  ResponseSums(Forms settings) {
    this.settings = settings;
  }

  /** All posts of an account that the family can tell apart. */
  void addWhole(Family family, long account, Cell cell) {
    wholes.computeIfAbsent(family, f -> new TreeMap<>()).put(account, cell);
  }

  void add(Family family, String category, long account, Cell cell) {
    cells
        .computeIfAbsent(family, f -> new TreeMap<>())
        .computeIfAbsent(category, c -> new TreeMap<>())
        .put(account, cell);
  }

  void addPeople(Family family, String category, long count) {
    people.put(family + " " + category, count);
  }

  List<FormResponse> told() {
    var rows = new ArrayList<FormResponse>();
    cells.forEach(
        (family, categories) -> {
          var measured = new ArrayList<Measured>();
          categories.forEach((category, of) -> measured.add(measured(family, category, of)));
          var known = measured.stream().filter(this::isTold).map(Measured::difference).toList();
          var shrinkage = new Shrinkage(known, settings.spread());
          measured.forEach(m -> rows.add(row(family, m, shrinkage)));
        });
    return rows;
  }

  private Measured measured(Family family, String category, Map<Long, Cell> of) {
    var parts = new ArrayList<Part>();
    of.forEach(
        (account, cell) -> {
          var whole = wholes.get(family).get(account);
          long others = whole.posts() - cell.posts();
          if (others > 0 && whole.responses() > 0) {
            double mean = whole.responses() / whole.posts();
            double weight = (double) cell.posts() * others / whole.posts();
            parts.add(
                new Part(
                    weight * cell.responses() / cell.posts() / mean,
                    weight * Math.max(0, whole.responses() - cell.responses()) / others / mean));
          }
        });
    return new Measured(category, of, parts.size(), RatioRange.of(parts));
  }

  private boolean isTold(Measured m) {
    return m.accounts() >= settings.leastAccounts()
        && m.posts() >= settings.leastPosts()
        && m.range() != null
        && m.range().logError() != null;
  }

  private FormResponse row(Family family, Measured m, Shrinkage shrinkage) {
    boolean isTold = isTold(m);
    var shrunk = isTold ? shrinkage.of(m.difference()) : null;
    return new FormResponse(
        family,
        m.category(),
        m.posts(),
        m.accounts(),
        people.getOrDefault(family + " " + m.category(), 0L),
        m.cells().values().stream().mapToDouble(Cell::responses).sum(),
        perThousand(m.cells()),
        isTold ? m.range().ratio() : null,
        isTold ? Math.exp(shrunk.mean()) : null,
        isTold ? Math.exp(shrunk.low95()) : null,
        isTold ? Math.exp(shrunk.high95()) : null,
        told(shrunk));
  }

  private static Told told(Shrinkage.Shrunk shrunk) {
    if (shrunk == null) {
      return Told.TOO_FEW;
    }
    if (shrunk.low95() > 0) {
      return Told.MORE;
    }
    return shrunk.high95() < 0 ? Told.LESS : Told.NO_DIFFERENCE;
  }

  private static Double perThousand(Map<Long, Cell> cells) {
    var known =
        cells.values().stream().filter(c -> Objects.requireNonNullElse(c.fans(), 0L) > 0).toList();
    long posts = known.stream().mapToLong(Cell::posts).sum();
    double sum = known.stream().mapToDouble(c -> 1_000 * c.responses() / c.fans()).sum();
    return posts == 0 ? null : sum / posts;
  }
}

package org.kolscope.sample;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kolscope.schema.Form;
import org.kolscope.schema.RateCard;

/**
 * What voices ask for a post. A picture post costs about {@link #AT_TEN_THOUSAND} yuan at 10,000
 * displayed fans and grows with the power {@link #POWER} of them (300 at ten thousand, 15,000 at a
 * million), with lognormal scatter and a factor of the interest. Chosen, in the range of prices
 * that agencies publish for Weibo; a few stars ask four to eight times as much.
 */
public final class RateCards {

  private static final double AT_TEN_THOUSAND = 300;
  private static final double POWER = 0.85;
  private static final double SCATTER = 0.4;

  /** Share of a form's price change in a night. */
  private static final double CHANGED = 0.004;

  /** Voices that show prices. */
  private static final double SELLING = 0.85;

  /** People with so many fans sell too, every third of them. */
  private static final int SMALL_SELLER = 5_000;

  private static final List<Form> FORMS =
      List.of(Form.TEXT, Form.IMAGE, Form.VIDEO, Form.LIVE, Form.LONG_TEXT);

  private final People people;
  private final Profiles profiles;
  private final PartOrder order;
  private final Chance chance;
  private final int star;
  private final double largeFrom;

  public RateCards(SampleSettings settings, People people, Profiles profiles) {
    this.people = people;
    this.profiles = profiles;
    order = PartOrder.of(people);
    chance = settings.chance().on("rate-card");
    var byAppeal =
        IntStream.range(0, people.size())
            .filter(i -> people.role(i) == Role.KOL)
            .boxed()
            .sorted((a, b) -> Float.compare(people.appeal[b], people.appeal[a]))
            .toList();
    star = byAppeal.isEmpty() ? -1 : byAppeal.get(0);
    largeFrom =
        byAppeal.isEmpty() ? Double.MAX_VALUE : people.appeal[byAppeal.get(byAppeal.size() / 8)];
  }

  /** Whether it is one of the few who ask far too much: the first star and some of the largest. */
  public boolean isOverpriced(int index) {
    return index == star
        || (people.role(index) == Role.KOL
            && people.appeal[index] >= largeFrom
            && chance.share(index, 1) < 0.15);
  }

  /** Whether it sells posts at all. */
  public boolean isSelling(int index) {
    return switch (people.role(index)) {
      case KOL -> index == star || chance.share(index, 2) < SELLING;
      case PERSON ->
          chance.share(index, 2) < 1 / 3.0 && profiles.fansShown(index, 0) >= SMALL_SELLER;
      default -> false;
    };
  }

  /** New and changed prices of a night, by account and form. */
  public void rateCards(int night, int part, Consumer<RateCard> sink) {
    for (int index : order.of(part)) {
      if (!isSelling(index)) {
        continue;
      }
      for (var form : FORMS) {
        var price = price(index, form, night);
        if (price > 0 && (night == 0 || price != price(index, form, night - 1))) {
          sink.accept(new RateCard(people.id(index), form, price, "CNY"));
        }
      }
    }
  }

  /** In yuan, rounded as people do; 0 if the form is not sold. */
  double price(int index, Form form, int night) {
    var key = FORMS.indexOf(form);
    var sold =
        switch (form) {
          case TEXT, IMAGE -> 1;
          case VIDEO -> 0.85;
          case LONG_TEXT -> 0.4;
          default -> 0.2;
        };
    if (chance.share(index, 3, key) >= sold) {
      return 0;
    }
    var times =
        switch (form) {
          case TEXT -> 0.7;
          case IMAGE -> 1.0;
          case VIDEO -> 1.6;
          case LONG_TEXT -> 1.3;
          default -> 3.0;
        };
    var fans = Math.max(1000, profiles.fansShown(index, 0)) / 1e4;
    var scatter = Math.exp(SCATTER * Habits.gaussian(chance.draws(index, 4)));
    var price = AT_TEN_THOUSAND * Math.pow(fans, POWER) * times * scatter * factor(index);
    for (int i = 1; i <= night; i++) {
      if (chance.share(index, 5, i) < CHANGED) {
        price *= 0.9 + 0.35 * chance.share(index, 6, i);
      }
    }
    return rounded(price);
  }

  private double factor(int index) {
    var over = isOverpriced(index) ? 4 + 4 * chance.share(index, 7) : 1;
    return over
        * switch (people.vertical(index)) {
          case LUXURY -> 1.6;
          case FINANCE -> 1.4;
          case CARS -> 1.3;
          case BEAUTY, MOTHERS -> 1.15;
          case FOOD, GAMES -> 0.85;
          default -> 1.0;
        };
  }

  private static double rounded(double price) {
    var step = price < 2_000 ? 50 : price < 10_000 ? 100 : price < 100_000 ? 500 : 5_000;
    return Math.max(step, (double) Math.round(price / step) * step);
  }
}

package org.kolscope.sample.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;
import org.kolscope.schema.KnownNames;

/**
 * An attack in one word: a kind, then what differs from the default, such as {@code
 * drip:window=30,registration=aged,camouflage=biased,density=0.3,fans=400,customers=20,reuse=5}.
 * Left out: 30 days, aged, no camouflage, density 0.5, 400 fans, 20 customers, each fan serving any
 * of them.
 */
public final class AttackSpec {

  private static final List<String> KEYS =
      List.of("window", "registration", "camouflage", "density", "fans", "customers", "reuse");

  private AttackSpec() {}

  /**
   * Reads attacks; they are numbered in their order.
   *
   * @throws IllegalArgumentException naming the attack, and what to write instead
   */
  public static List<Farm> farms(List<String> specs) {
    var farms = new ArrayList<Farm>();
    for (var spec : specs) {
      try {
        farms.add(farm(farms.size(), spec));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("attack %s: %s".formatted(spec, e.getMessage()), e);
      }
    }
    return List.copyOf(farms);
  }

  private static Farm farm(int number, String spec) {
    var colon = spec.indexOf(':');
    var kind = AttackMix.value("kind", colon < 0 ? spec : spec.substring(0, colon), Kind.values());
    if (kind == Kind.REPOSTS) {
      throw new IllegalArgumentException("reposts are not follows and cannot be injected");
    }
    var words = words(colon < 0 ? "" : spec.substring(colon + 1));
    int customers = number(words, "customers", 20);
    return new Farm(
        number,
        kind,
        number(words, "window", 30),
        AttackMix.value(
            "registration", words.getOrDefault("registration", "aged"), Registration.values()),
        AttackMix.value(
            "camouflage", words.getOrDefault("camouflage", "none"), Camouflage.values()),
        parsed(words, "density", 0.5, Double::valueOf),
        number(words, "fans", 400),
        customers,
        number(words, "reuse", customers));
  }

  private static Map<String, String> words(String text) {
    var words = new LinkedHashMap<String, String>();
    for (var word : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      var parts = word.split("=", -1);
      if (parts.length != 2 || !KEYS.contains(parts[0])) {
        throw new IllegalArgumentException(
            "unknown word " + word + KnownNames.nearest(parts[0], KEYS));
      }
      if (words.put(parts[0], parts[1]) != null) {
        throw new IllegalArgumentException(parts[0] + " is written twice");
      }
    }
    return words;
  }

  private static int number(Map<String, String> words, String key, int otherwise) {
    return parsed(words, key, otherwise, Integer::valueOf);
  }

  private static <T> T parsed(
      Map<String, String> words, String key, T otherwise, Function<String, T> parser) {
    if (!words.containsKey(key)) {
      return otherwise;
    }
    try {
      return parser.apply(words.get(key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a number, was " + words.get(key), e);
    }
  }

  /** The attack as it is written, with every word. */
  public static String text(Farm farm) {
    return "%s:window=%d,registration=%s,camouflage=%s,density=%s,fans=%d,customers=%d,reuse=%d"
        .formatted(
            AttackMix.word(farm.kind()),
            farm.windowDays(),
            AttackMix.word(farm.registration()),
            AttackMix.word(farm.camouflage()),
            farm.density(),
            farm.fans(),
            farm.customers(),
            farm.fleetReuse());
  }
}

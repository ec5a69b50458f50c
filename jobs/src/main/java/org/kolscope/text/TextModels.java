package org.kolscope.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models of a night: {@code glad}, {@code advert}, {@code complaint} and one {@code
 * vertical:NAME} each; any of them may be missing, and what it would say is then null. About 1 MB
 * each; a task gets its own copy.
 */
public final class TextModels implements Serializable {

  private static final long serialVersionUID = 1L;

  static final String GLAD = "glad";
  static final String ADVERT = "advert";
  static final String COMPLAINT = "complaint";
  static final String VERTICAL = "vertical:";

  private final List<GramModel> models;

  TextModels(List<GramModel> models) {
    this.models = List.copyOf(models);
  }

  /** No model: rules only. */
  public static TextModels none() {
    return new TextModels(List.of());
  }

  /** What the models say of one text; null where there is no model or no text. */
  record Classes(
      Double glad, Double advert, Double complaint, String vertical, Double verticalProbability) {}

  /** Coefficients as text, one model after the other; {@link #parse} reads it back. */
  public String text() {
    return models.stream().map(GramModel::text).collect(Collectors.joining());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException naming the model's line that is wrong
   */
  public static TextModels parse(String text) {
    return new TextModels(
        Arrays.stream(text.split("(?m)^(?=model )", -1))
            .filter(one -> !one.isBlank())
            .map(GramModel::parse)
            .toList());
  }

  /** The names of the models there are. */
  public List<String> names() {
    return models.stream().map(GramModel::name).toList();
  }

  Classes of(String plain, List<String> topics, Feelings feelings) {
    var weights = feelings.of(plain);
    int[] own = Grams.of(plain);
    var about = about(plain, topics);
    int[] all = topics.isEmpty() ? own : Grams.of(about);
    String vertical = null;
    double best = 0;
    double sum = 0;
    for (var model : models) {
      if (model.name().startsWith(VERTICAL) && all.length > 0) {
        double p = model.probability(all, weights);
        sum += p;
        if (p > best) {
          best = p;
          vertical = model.name().substring(VERTICAL.length());
        }
      }
    }
    return new Classes(
        one(GLAD, own, weights),
        one(ADVERT, own, weights),
        one(COMPLAINT, own, weights),
        vertical,
        vertical == null ? null : Double.valueOf(best / sum));
  }

  /** What a text is about: its words and topics. */
  static String about(String plain, List<String> topics) {
    var all = new ArrayList<String>();
    all.add(plain);
    all.addAll(topics);
    return String.join(" ", all).strip();
  }

  private Double one(String name, int[] grams, Feelings.Weights weights) {
    if (grams.length == 0) {
      return null;
    }
    return models.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .map(m -> m.probability(grams, weights))
        .orElse(null);
  }
}

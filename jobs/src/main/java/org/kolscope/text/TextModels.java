package org.kolscope.text;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kolscope.schema.TextModel;

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

  /** Made on first use; not sent along. */
  private transient volatile float[] byBucket;

  TextModels(List<GramModel> models) {
    this.models = models.stream().sorted(Comparator.comparing(GramModel::name)).toList();
    if (this.models.stream().map(GramModel::name).distinct().count() < models.size()) {
      throw new IllegalArgumentException("a model must be there once, were " + names());
    }
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

  /**
   * Reads a file that holds what {@link #text} wrote.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  public static TextModels read(String file) {
    try {
      var models = parse(Files.readString(Path.of(file)));
      if (models.models.isEmpty()) {
        throw new IllegalArgumentException("it has no line \"model NAME\"");
      }
      return models;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("no file of text models " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("text models " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The models as rows of a table, by name. */
  public List<TextModel> rows() {
    return models.stream().map(m -> new TextModel(m.name(), m.text())).toList();
  }

  /** The models that {@link #rows} made rows of. */
  public static TextModels of(List<TextModel> rows) {
    return new TextModels(rows.stream().map(row -> GramModel.parse(row.text())).toList());
  }

  /** The names of the models there are, sorted. */
  public List<String> names() {
    return models.stream().map(GramModel::name).toList();
  }

  Classes of(String plain, List<String> topics, Feelings feelings) {
    var weights = feelings.of(plain);
    int[] own = Grams.of(plain);
    int[] all = topics.isEmpty() ? own : Grams.of(about(plain, topics));
    double[] ownSums = sums(own);
    double[] allSums = topics.isEmpty() ? ownSums : sums(all);
    String vertical = null;
    double best = 0;
    double sum = 0;
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).name().startsWith(VERTICAL) && all.length > 0) {
        double p = models.get(i).probability(allSums[i], all.length, weights);
        sum += p;
        if (p > best) {
          best = p;
          vertical = models.get(i).name().substring(VERTICAL.length());
        }
      }
    }
    return new Classes(
        one(GLAD, ownSums, own.length, weights),
        one(ADVERT, ownSums, own.length, weights),
        one(COMPLAINT, ownSums, own.length, weights),
        vertical,
        vertical == null ? null : Double.valueOf(best / sum));
  }

  private double[] sums(int[] grams) {
    int n = models.size();
    double[] sums = new double[n];
    float[] weights = byBucket();
    for (int gram : grams) {
      for (int i = 0; i < n; i++) {
        sums[i] += weights[gram * n + i];
      }
    }
    return sums;
  }

  /** Weights of all models side by side, so that a gram is looked up in memory once. */
  private float[] byBucket() {
    if (byBucket == null) {
      int n = models.size();
      float[] woven = new float[n * Grams.BUCKETS];
      for (int bucket = 0; bucket < Grams.BUCKETS; bucket++) {
        for (int i = 0; i < n; i++) {
          woven[bucket * n + i] = models.get(i).weight(bucket);
        }
      }
      byBucket = woven;
    }
    return byBucket;
  }

  /** What a text is about: its words and topics. */
  static String about(String plain, List<String> topics) {
    var all = new ArrayList<String>();
    all.add(plain);
    all.addAll(topics);
    return String.join(" ", all).strip();
  }

  private Double one(String name, double[] sums, int grams, Feelings.Weights weights) {
    for (int i = 0; i < sums.length; i++) {
      if (grams > 0 && models.get(i).name().equals(name)) {
        return models.get(i).probability(sums[i], grams, weights);
      }
    }
    return null;
  }
}

package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.testing.LocalSpark;
import org.kolscope.testing.SharedData;
import org.kolscope.text.BayesTraining.Example;

/** Real posts with the emotion that people saw in them: happy against angry, sad and fear. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class EmotionFileTest {

  private static final int SPLITS = 5;

  private record Labelled(long id, String plain, boolean isHappy) {}

  private static List<Labelled> posts() throws IOException {
    var json = new ObjectMapper();
    var posts = new ArrayList<Labelled>();
    for (var line : Files.readAllLines(SharedData.path("weibo-emotion/posts.jsonl"))) {
      var post = json.readTree(line);
      var label = post.get("label").asText();
      if (List.of("happy", "angry", "sad", "fear").contains(label)) {
        var plain = Folding.plain(post.get("content").asText());
        posts.add(new Labelled(post.get("id").asLong(), plain, label.equals("happy")));
      }
    }
    return posts;
  }

  private static double auc(List<Labelled> posts, ToDoubleFunction<String> score) {
    var scores = posts.stream().mapToDouble(p -> score.applyAsDouble(p.plain())).toArray();
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (posts.get(i).isHappy() && !posts.get(j).isHappy()) {
          wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return wins / pairs;
  }

  private static double ece(List<Labelled> posts, ToDoubleFunction<String> probability) {
    double[] said = new double[10];
    double[] was = new double[10];
    for (var post : posts) {
      double p = probability.applyAsDouble(post.plain());
      int bin = Math.min(9, (int) (p * 10));
      said[bin] += p;
      was[bin] += post.isHappy() ? 1 : 0;
    }
    double gap = 0;
    for (int i = 0; i < said.length; i++) {
      gap += Math.abs(said[i] - was[i]);
    }
    return gap / posts.size();
  }

  private static GramModel fit(SparkSession spark, GramTraining training, List<Row> rows) {
    return training.of("glad", spark.createDataFrame(rows, GramTraining.EXAMPLE));
  }

  private static ToDoubleFunction<String> says(GramModel model) {
    var feelings = Feelings.shipped();
    return plain -> model.probability(Grams.of(plain), feelings.of(plain));
  }

  @Test
  void halfOfTheLabelsTellTheOtherHalf(SparkSession spark) throws IOException {
    double sum = 0;
    for (int seed = 0; seed < SPLITS; seed++) {
      var posts = posts();
      Collections.shuffle(posts, new Random(seed));
      var half = posts.subList(0, posts.size() / 2);
      var rest = posts.subList(posts.size() / 2, posts.size());
      var model =
          fit(
              spark,
              GramTraining.supervised(),
              half.stream().map(p -> RowFactory.create(p.id(), p.plain(), p.isHappy())).toList());
      double auc = auc(rest, says(model));
      System.out.printf(
          "half of the labels, split %d: AUC %.4f, ECE %.3f, n %d%n",
          seed, auc, ece(rest, says(model)), rest.size());
      sum += auc;
    }
    assertThat(sum / SPLITS).isGreaterThanOrEqualTo(0.965);
  }

  @Test
  void ownWordsTellWithoutAnyLabel() throws IOException {
    var feelings = Feelings.shipped();
    double auc = auc(posts(), plain -> feelings.of(plain).logOdds());
    System.out.printf("list of words alone: AUC %.4f%n", auc);
    assertThat(auc).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void aModelTaughtByTheWordsKnowsMoreThanTheyDo(SparkSession spark) throws IOException {
    var labels = WeakLabels.shipped();
    var posts = posts();
    var rows = new ArrayList<Row>();
    for (var post : posts) {
      var label = labels.isGlad(List.of(), post.plain());
      if (label != null) {
        rows.add(RowFactory.create(post.id(), post.plain(), label));
      }
    }
    var weak =
        new BayesTraining(4)
            .of(
                "glad",
                rows.stream()
                    .map(r -> new Example(r.getLong(0), r.getString(1), r.getBoolean(2)))
                    .toList())
            .model();
    var regression = fit(spark, GramTraining.supervised(), rows);
    double auc = auc(posts, says(weak));
    System.out.printf(
        "no label, taught by words (%d of %d posts): Bayes AUC %.4f ECE %.3f, regression AUC %.4f%n",
        rows.size(), posts.size(), auc, ece(posts, says(weak)), auc(posts, says(regression)));
    assertThat(auc).isGreaterThanOrEqualTo(0.93);
  }
}

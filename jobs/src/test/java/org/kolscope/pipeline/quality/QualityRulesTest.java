package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kolscope.pipeline.quality.Earlier.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.intake.YamlFile;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.report.Words;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Run.Verdict;

class QualityRulesTest {

  private static final Question VOLUME = new Question(Rule.VOLUME, "Follow", "");
  private static final Path DOC = Path.of("../docs/quality.md");

  private static List<Words> said(QualityFigure... figures) {
    return QualityRules.defaults().messages(List.of(figures));
  }

  @Test
  void theVerdictIsThatOfTheWorstBreach() {
    var fine = figure(VOLUME, Level.ERROR, Outcome.OK, 1.0);
    var note = figure(VOLUME, Level.NOTE, Outcome.OK, 1.0);
    var warn = figure(VOLUME, Level.WARN, Outcome.BREACH, 1.0);
    var error = figure(VOLUME, Level.ERROR, Outcome.BREACH, 1.0);

    assertThat(QualityRules.verdict(List.of())).isEqualTo(Verdict.OK);
    assertThat(QualityRules.verdict(List.of(fine, note))).isEqualTo(Verdict.OK);
    assertThat(QualityRules.verdict(List.of(fine, warn))).isEqualTo(Verdict.WARN);
    assertThat(QualityRules.verdict(List.of(warn, error, fine))).isEqualTo(Verdict.STOP);
  }

  @Test
  void aMessageNamesRuleTableValueMedianAndBounds() {
    var f = VOLUME.held(Level.WARN, Answer.of(120, 120, "120"), 1700.0, 6800.0);

    assertThat(said(f))
        .containsExactly(
            new Words(
                "volume: Follow brought 120 rows, median of earlier nights 3,400,"
                    + " allowed 1,700 to 6,800",
                "volume：Follow 收到 120 行，此前各夜中位数 3,400，允许 1,700 至 6,800"));
  }

  @Test
  void aMessageSendsTheReaderToTheFigureForIds() {
    var f =
        new Question(Rule.REFERENTIAL, "Comment", "postId")
            .held(Level.WARN, Answer.share(1000, 250).badPost(5284000125629035L), null, 0.2);

    assertThat(said(f))
        .containsExactly(
            new Words(
                "referential: Comment.postId has 250 of 1,000 (25.0%) ids unknown,"
                    + " allowed at most 20.0%; see QualityFigure",
                "referential：Comment.postId 1,000 中有 250（25.0%）个 ID 未知，允许至多 20.0%；见 QualityFigure"));
  }

  @Test
  void whatStopsTheNightIsSaidFirstAndWhatIsFineNotAtAll() {
    var stale =
        new Question(Rule.FRESHNESS, "Post", "createdAt")
            .held(Level.WARN, Answer.of(9, 49, "2026-03-29T15:00:00Z"), null, 48.0);
    var moved =
        new Question(Rule.DISTRIBUTION_DRIFT, "Account", "followersCount")
            .held(Level.WARN, Answer.of(1200, 0.31, "120 -> 4500"), null, 0.1);
    var empty = VOLUME.held(Level.ERROR, Answer.of(0, 0, "0"), 500.0, 2000.0);
    var fine = VOLUME.held(Level.WARN, Answer.of(1, 1000, "1000"), 500.0, 2000.0);

    assertThat(said(stale, fine, moved, empty))
        .extracting(Words::en)
        .containsExactly(
            "volume: Follow brought 0 rows, median of earlier nights 1,000, allowed 500 to 2,000",
            "distribution-drift: Account.followersCount moved by D = 0.310 over 1,200 accounts,"
                + " allowed at most 0.100; median 120 -> 4500",
            "freshness: Post.createdAt is 49.0 hours old, allowed at most 48.0;"
                + " newest 2026-03-29T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history: {nights: 2, min-nights: 3}|minNights must be from 3 to nights = 2, was 3",
        "volume: {low-ratio: 0, high-ratio: 2, stop-ratio: 0}|"
            + "lowRatio must be above 0 and below 1, was 0.0",
        "volume: {low-ratio: 0.5, high-ratio: 1, stop-ratio: 0}|"
            + "highRatio must be above 1, was 1.0",
        "volume: {low-ratio: 0.5, high-ratio: 2, stop-ratio: 0.6}|"
            + "stopRatio must be from 0 to lowRatio = 0.5, was 0.6",
        "rows: {max-quarantined-share: 1.5, max-duplicate-rise: 0}|"
            + "maxQuarantinedShare must be from 0 to 1, was 1.5",
        "references: {max-unknown-share: -1}|maxUnknownShare must be from 0 to 1, was -1.0",
        "freshness: {max-post-hours: 0, max-comment-hours: 1, max-hot-topic-hours: 1}|"
            + "maxPostHours must be above 0, was 0.0",
        "drift: {sample-accounts: 0, min-accounts: 1, max-distance: 1, max-stability-index: 1,"
            + " categories: 3}|sampleAccounts must be from 1 to 100000, was 0",
        "nulls: {max-rise: 0.1, min-rows: 0, min-values: 1}|minRows must be at least 1, was 0",
        "counters: {repost-cap: 0}|repostCap must be at least 1, was 0"
      })
  void aBadSettingIsAnsweredWithNameRuleAndValue(String yaml, String message) {
    assertThatThrownBy(
            () -> YamlFile.bind("settings", YamlFile.tree("s", yaml), QualityRules.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void theSettingsComeBackFromTheirTree() {
    var defaults = QualityRules.defaults();

    assertThat(YamlFile.bind("settings", YamlFile.toTree(defaults), QualityRules.class))
        .isEqualTo(defaults);
  }

  @Test
  void everyRuleIsExplainedAndNoOther() throws IOException {
    var explained =
        Pattern.compile("(?m)^### `([a-z-]+)`$")
            .matcher(Files.readString(DOC))
            .results()
            .map(m -> m.group(1));

    assertThat(explained.toList())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values()).map(Rule::text).toList());
  }

  @Test
  void everySettingStandsInTheDocsWithItsDefault() throws IOException {
    var doc = Files.readString(DOC);
    for (var group : YamlFile.toTree(QualityRules.defaults()).properties()) {
      for (var setting : group.getValue().properties()) {
        assertThat(doc).contains(row(group.getKey(), setting.getKey(), setting.getValue()));
      }
    }
  }

  private static String row(String group, String setting, JsonNode value) {
    return "| `quality." + group + "." + setting + "` | " + value.asText() + " |";
  }
}

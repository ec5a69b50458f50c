package org.kolscope.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kolscope.influence.AccountDays;
import org.kolscope.influence.Centralities;
import org.kolscope.influence.SampledInfluence;
import org.kolscope.influence.spread.Reaches;
import org.kolscope.intake.Intake;
import org.kolscope.intake.YamlFile;
import org.kolscope.pipeline.quality.QualityRules;
import org.kolscope.ranking.Candidates;
import org.kolscope.ranking.KolRanking;
import org.kolscope.schema.KnownNames;

/**
 * Every number that can be set, as one tree: the steps themselves and what belongs to none of them.
 * Keys are the names of the components in kebab-case, such as {@code candidates.min-fans}.
 *
 * @param intake reading raw files
 * @param judging which accounts are real
 * @param candidates who may be ranked
 * @param fans who the fans of a candidate are
 * @param centralities measures of the whole graphs
 * @param influence measures of samples
 * @param topics who leads in a topic
 * @param text what accounts write
 * @param targets who the customers of a brief are and where they are met
 * @param reach how many a post is shown to, and rosters
 * @param ranking weights of the score
 * @param late when counters settle and which days are made anew
 * @param quality rules that the audit of a night holds it to
 * @param report what the pages show
 * @param parquet what is left as plain Parquet
 * @param retention how long what is kept
 * @param privacy how private persons are masked, and who refused
 */
public record Settings(
    Intake intake,
    Judging judging,
    Candidates candidates,
    FanSteps fans,
    Centralities centralities,
    SampledInfluence influence,
    TopicSteps topics,
    TextSteps text,
    TargetSteps targets,
    Reaches reach,
    KolRanking ranking,
    AccountDays late,
    QualityRules quality,
    Report report,
    Parquet parquet,
    Retention retention,
    Privacy privacy) {

  /** Nights that the audit looks back on, and the one that is run. */
  private static final int AUDITED_NIGHTS = 29;

  public Settings {
    if (retention.derivedNights() < AUDITED_NIGHTS) {
      throw new IllegalArgumentException(
          "retention.derived-nights must be at least %d, which the audit looks back on, was %d"
              .formatted(AUDITED_NIGHTS, retention.derivedNights()));
    }
    if (retention.historyNights() < late.nights()) {
      throw new IllegalArgumentException(
          "retention.history-nights must be at least %d, in which counters settle, was %d"
              .formatted(late.nights(), retention.historyNights()));
    }
  }

  /**
   * What the pages show.
   *
   * @param zone of hours, days and nights
   * @param maxKols KOLs in the table of the page, at least 1; 1,000 was chosen: a browser sorts
   *     them at once, and the CSV has all
   * @param maxDossiers KOLs, the first by rank, that get a page on their fans each, at least 0; 100
   *     was chosen: more than anybody reads, and some 20 MB at most
   */
  public record Report(String zone, int maxKols, int maxDossiers) {
    public Report {
      try {
        ZoneId.of(zone == null ? "" : zone);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "zone must be a zone such as Asia/Shanghai, was " + zone, e);
      }
      if (maxKols < 1) {
        throw new IllegalArgumentException("maxKols must be at least 1, was " + maxKols);
      }
      if (maxDossiers < 0) {
        throw new IllegalArgumentException("maxDossiers must be at least 0, was " + maxDossiers);
      }
    }

    /** The zone of hours, days and nights. */
    public ZoneId timeZone() {
      return ZoneId.of(zone);
    }
  }

  /**
   * What is left as plain Parquet.
   *
   * @param graphs whether the follow graph and the repost graph are too; off for very large ones
   */
  public record Parquet(boolean graphs) {}

  /**
   * How private persons are masked.
   *
   * @param maskKeyFile a file with the key, at least 16 bytes; null to keep a key of its own in the
   *     warehouse
   * @param refusalList a file with accounts that refused, see docs/operations.md; null for none
   */
  public record Privacy(String maskKeyFile, String refusalList) {}

  /** Nights whose log must stay one by one, since counters settle in them. */
  public int settlingNights() {
    return late.nights();
  }

  /** What is used unless other settings are given. */
  public static Settings defaults() {
    return new Settings(
        Intake.defaults(),
        Judging.defaults(),
        new Candidates(),
        FanSteps.defaults(),
        new Centralities(),
        SampledInfluence.defaults(),
        TopicSteps.defaults(),
        TextSteps.defaults(),
        TargetSteps.defaults(),
        new Reaches(),
        new KolRanking(),
        new AccountDays(),
        QualityRules.defaults(),
        new Report("Asia/Shanghai", 1000, 100),
        new Parquet(true),
        Retention.defaults(),
        new Privacy(null, null));
  }

  /**
   * The defaults with a file laid over them, and single values over that.
   *
   * @param yaml text of a settings file, or null
   * @param name what to call that file in messages
   * @param values by dotted key
   * @throws IllegalArgumentException naming key, rule and value, and the nearest key there is
   */
  public static Settings of(String yaml, String name, Map<String, String> values) {
    var tree = (ObjectNode) YamlFile.toTree(defaults());
    if (yaml != null) {
      var given = YamlFile.tree(name, yaml);
      if (!given.isMissingNode() && !given.isNull()) {
        overlay(tree, given, name, "");
      }
    }
    values.forEach((key, value) -> put(tree, key, YamlFile.tree("--set " + key, value)));
    return YamlFile.bind("settings", tree, Settings.class);
  }

  /** All keys with their values, as YAML. */
  public String toYaml() {
    return YamlFile.write(YamlFile.toTree(this));
  }

  /** All keys with their values. */
  public JsonNode toTree() {
    return YamlFile.toTree(this);
  }

  private static void overlay(ObjectNode tree, JsonNode given, String name, String path) {
    if (!given.isObject()) {
      throw new IllegalArgumentException(
          name
              + ": "
              + (path.isEmpty() ? "settings" : path.substring(0, path.length() - 1))
              + " must be keys and values");
    }
    for (var field : given.properties()) {
      var key = path + field.getKey();
      var known = tree.get(field.getKey());
      if (known == null) {
        throw unknown(name + ": ", key, tree, path);
      }
      if (known.isObject()) {
        overlay((ObjectNode) known, field.getValue(), name, key + ".");
      } else {
        tree.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void put(ObjectNode tree, String key, JsonNode value) {
    var parts = List.of(key.split("\\.", -1));
    var node = tree;
    var path = new ArrayList<String>();
    for (var part : parts.subList(0, parts.size() - 1)) {
      if (!(node.get(part) instanceof ObjectNode child)) {
        throw unknown("--set ", key, node, prefix(path));
      }
      path.add(part);
      node = child;
    }
    var last = parts.get(parts.size() - 1);
    if (!node.has(last) || node.get(last).isObject()) {
      throw unknown("--set ", key, node, prefix(path));
    }
    node.set(last, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
  }

  private static String prefix(List<String> path) {
    return path.isEmpty() ? "" : String.join(".", path) + ".";
  }

  private static IllegalArgumentException unknown(
      String where, String key, ObjectNode siblings, String prefix) {
    var known = new ArrayList<String>();
    siblings.fieldNames().forEachRemaining(n -> known.add(prefix + n));
    return new IllegalArgumentException(
        where + "unknown setting " + key + KnownNames.nearest(key, known));
  }
}

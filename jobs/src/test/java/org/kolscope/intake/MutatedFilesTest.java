package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Mutation.Kind;
import org.kolscope.intake.Mutation.Packing;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.schema.Account;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

/**
 * 1,026 spoilt files, 114 of each preset: a file is refused by name while planning, or every row of
 * it is accounted for, whatever is wrong with it. The files of one preset are loaded together,
 * since a load costs seconds and a file little.
 */
class MutatedFilesTest {

  private static final int FILES = 114;
  private static final Intake INTAKE = new Intake(1, 1 << 16);

  /** A sound file: {@code #} in its name is replaced by a number. */
  private record Sample(String name, String text) {
    static Sample of(String name, String text) {
      return new Sample(name, text);
    }

    static Sample of(String name, byte[] utf8) {
      return new Sample(name, new String(utf8, StandardCharsets.UTF_8));
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** One spoilt file and the lines an unpacker finds in it. */
  private static final class Spoilt {
    private final String path;
    private final byte[] packed;
    private final List<String> lines;

    Spoilt(String path, byte[] packed, List<String> lines) {
      this.path = path;
      this.packed = packed;
      this.lines = lines;
    }
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    var packing =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(16, Packing.PLAIN),
            net.jqwik.api.Tuple.of(1, Packing.GZIP),
            net.jqwik.api.Tuple.of(2, Packing.GZIP_CUT),
            net.jqwik.api.Tuple.of(1, Packing.GZIP_TAIL),
            net.jqwik.api.Tuple.of(1, Packing.NO_GZIP));
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            packing,
            Arbitraries.integers()
                .between(0, 1_000_000)
                .withDistribution(net.jqwik.api.RandomDistribution.uniform()),
            Arbitraries.longs().withDistribution(net.jqwik.api.RandomDistribution.uniform()))
        .as(Mutation::new)
        .list()
        .ofSize(FILES);
  }

  @Property(tries = 1, seed = "101", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void kolscope(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "kolscope",
        mutations,
        Sample.of(
            "account-#.csv",
            """
            accountId,screenName,gender,createdAt,followersCount,hasAvatar
            101,"石, 头",male,2015-03-01 10:00:00,1200,true
            102,青禾,female,2016-05-04 09:30:00,88,false
            103,晚归,,,,
            """),
        Sample.of(
            "account-#.jsonl",
            """
            {"accountId":"104","screenName":"山","tags":["a","b"]}
            {"accountId":105,"followersCount":3,"status":"gone"}
            """),
        Sample.of("follow-#.csv", "followerId,followeeId,gone\n101,102,false\n102,101,true\n"),
        Sample.of(
            "post-#.csv",
            """
            postId,accountId,createdAt,isRepost,text,form,repostCount
            9001,101,2026-03-02 08:00:00,false,"一
            二",text,0
            9002,102,2026-03-03 09:00:00,true,好//@青禾:早,image,2
            """),
        Sample.of("outcome-#.csv", "brand,date,metric,value\n砾原,2026-03-02,orders,-3.5\n"),
        Sample.of(
            "crawl-#.jsonl",
            "{\"accountId\":101,\"kind\":\"followers\",\"rowsSeen\":3,\"complete\":true}\n"));
  }

  @Property(tries = 1, seed = "102", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void weiboSpiderJsonl(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "weibo-spider-jsonl",
        mutations,
        Sample.of("user_#.jsonl", Loading.resource("spider/user_spider_20260331010203.jsonl")),
        Sample.of("fan_#.jsonl", Loading.resource("spider/fan_spider_20260331010203.jsonl")),
        Sample.of(
            "follower_#.jsonl", Loading.resource("spider/follower_spider_20260331010203.jsonl")),
        Sample.of("tweet_#.jsonl", Loading.resource("spider/tweet_spider_20260331010203.jsonl")),
        Sample.of("repost_#.jsonl", Loading.resource("spider/repost_spider_20260331010203.jsonl")),
        Sample.of(
            "comment_5280000000000001_#.jsonl",
            Loading.resource("spider/comment_5280000000000001_20260331010203.jsonl")));
  }

  @Property(tries = 1, seed = "103", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void weiboCrawlerCsv(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "weibo-crawler-csv",
        mutations,
        Sample.of("d#/users.csv", Loading.resource("crawler/users.csv")),
        Sample.of("d#/77#.csv", Loading.resource("crawler/linxia/7710000001.csv")),
        Sample.of("e/88#.csv", Loading.resource("crawler/wanchao/7710000002.csv")));
  }

  @Property(tries = 1, seed = "104", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void twitterV1(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "twitter-v1",
        mutations,
        Sample.of("u#.jsonl", Loading.resource("twitter/users.jsonl")),
        Sample.of("u#.json", Loading.resource("twitter/users.json")),
        Sample.of("u#.csv", Loading.resource("twitter/more.csv")));
  }

  @Property(tries = 1, seed = "105", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void weiboFanNetwork(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "weibo-fan-network",
        mutations,
        Sample.of("edges#.csv", "source,target,weight\n1,2,1\n2,1,1\n3,1,1\n"),
        Sample.of("users#.csv", "id,label,description,fans_num,follow_num\n1,甲,走,3,4\n2,乙,,,\n"),
        Sample.of(
            "user_detail#.csv",
            "1,甲,男,浙江 杭州,,信用较好,2015-01-02,5,3,4,走\n2,乙,女,其他,,,2016-01-02,5,3,4,\n"),
        Sample.of(
            "weibo#.csv",
            """
            微博id,用户id,内容,创建时间,点赞数,评论数,转发数,是否原创
            11,1,"雪, 雪",2020-06-01 10:00,1,2,3,0
            12,2,转//@甲:雪,2020-06-02 10:00,0,0,0,1
            """));
  }

  @Property(tries = 1, seed = "106", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void weiboLabelled(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "weibo-labelled",
        mutations,
        Sample.of(
            "UserDetail#.csv",
            """
            id,昵称,性别,所在地,创建时间,微博数,粉丝数,关注数,个人简介,类别
            1,甲,男,浙江 杭州,2015-01-02,5,3,4,走,0
            2,乙,女,其他,2016-01-02,5,3,4,,2
            3,丙,女,其他,2016-01-02,5,3,4,,1
            """));
  }

  @Property(tries = 1, seed = "107", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void boughtFollowers(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    var csv = new String(Loading.resource("twitter/more.csv"), StandardCharsets.UTF_8);
    var labelled = csv.replaceFirst("\n", ",dataset\n").replaceFirst("\n$", ",E13\n");
    check("bought-followers", mutations, Sample.of("users#.csv", labelled));
  }

  @Property(tries = 1, seed = "108", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void weiboCascades(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "weibo-cascades",
        mutations,
        Sample.of(
            "#.csv",
            """
            origin_id,origin_uid,id,uid,created_at
            ,,aa01,u1,2019-05-01 08:00:00
            aa01,u1,aa02,u2,2019-05-01 08:10:00
            aa02,u2,123,456,2019-05-01 09:00:00
            """));
  }

  @Property(tries = 1, seed = "109", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void edgeList(@ForAll("mutations") List<Mutation> mutations) throws IOException {
    check(
        "edge-list",
        mutations,
        Sample.of("g#.txt", "# Nodes: 3 Edges: 3\n1\t2\n2\t3\n3\t1\n"),
        Sample.of("g#.e", "1 2 0.5\n2 3 1\n"),
        Sample.of("g#.v", "1\n2\n3\n"),
        Sample.of("g#-input", "1 2 3\n2 3\n3\n"),
        Sample.of("g#.csv", "Source,Target\n1,2\n2,3\n"));
  }

  private static void check(String preset, List<Mutation> mutations, Sample... samples)
      throws IOException {
    var spark = LocalSpark.session();
    var source = spread(Presets.named(preset));
    var base = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "mutated");
    var all = base.resolve("all");
    var kept = new LinkedHashMap<String, Spoilt>();
    var refused = 0;
    for (int i = 0; i < mutations.size(); i++) {
      var file = spoilt(mutations.get(i), samples, i);
      if (isPlanned(spark, source, file, base.resolve("alone" + i))) {
        kept.put(file.path, file);
        write(all, file);
      } else {
        refused++;
      }
    }
    assertThat(kept.size() + refused).isEqualTo(FILES);
    assertThat(kept).as("files that plan").hasSizeGreaterThan(FILES / 3);
    var plan = INTAKE.plan(spark, source, all.toString(), Loading.NIGHT);
    try (var drop =
        INTAKE.load(spark, plan, Table.of(spark, Account.class, List.of()), Loading.ZONE)) {
      everyRowIsAccountedFor(plan, drop, kept);
      quarantineTellsEachRow(drop);
    }
  }

  /** The preset with a star in names that stand for one file only, and with no file required. */
  private static Source spread(Source preset) {
    Map<String, List<Mapping>> tables = new LinkedHashMap<>();
    preset
        .tables()
        .forEach(
            (table, mappings) ->
                tables.put(table, mappings.stream().map(MutatedFilesTest::spread).toList()));
    return new Source(preset.platform(), preset.zone(), preset.ids(), preset.options(), tables);
  }

  private static Mapping spread(Mapping m) {
    return new Mapping(
        m.files().replaceFirst("^(\\w+)\\.csv$", "$1*.csv"),
        m.format(),
        m.header(),
        m.names(),
        m.encoding(),
        m.delimiter(),
        m.columns(),
        m.where(),
        m.newest(),
        m.timeFormats(),
        true);
  }

  private static Spoilt spoilt(Mutation mutation, Sample[] samples, int number) {
    var sample = samples[mutation.pick() % samples.length];
    var text = mutation.spoilt(sample.bytes());
    var packed = mutation.packed(text);
    var utf8 = StandardCharsets.UTF_8;
    var lines =
        mutation.isBroken()
            ? Oracle.brokenLines(Mutation.unpacked(packed), utf8)
            : Oracle.lines(text, utf8);
    var name = sample.name().replace("#", Integer.toString(number));
    return new Spoilt(mutation.isPacked() ? name + ".gz" : name, packed, lines);
  }

  private static void write(Path folder, Spoilt file) throws IOException {
    var path = folder.resolve(file.path);
    Files.createDirectories(path.getParent());
    Files.write(path, file.packed);
  }

  private static boolean isPlanned(SparkSession spark, Source source, Spoilt file, Path alone)
      throws IOException {
    write(alone, file);
    try {
      SourcePlan.of(spark, source, alone.toString(), Loading.NIGHT, INTAKE.maxLineBytes());
      return true;
    } catch (IntakeException e) {
      assertThat(e).hasMessageContaining(file.path);
      return false;
    }
  }

  private static void everyRowIsAccountedFor(
      SourcePlan plan, Drop drop, Map<String, Spoilt> files) {
    var read = new HashMap<String, Long>();
    var inputs = drop.inputs().stream().collect(Collectors.toMap(f -> f.path(), f -> f.rows()));
    assertThat(inputs.keySet()).isEqualTo(files.keySet());
    plan.tables()
        .forEach(
            (table, mappings) -> {
              var name = table.getSimpleName();
              Map<String, List<Long>> byFile = new HashMap<>();
              for (var mapping : mappings) {
                for (var file : mapping.files()) {
                  var path = file.file().path();
                  byFile
                      .computeIfAbsent(path, p -> new ArrayList<>())
                      .add(rawRows(file, files.get(path)));
                  if (mapping.mapping().where() == null && file.turn().of() == 1) {
                    assertThat(inputs.get(path))
                        .as(path)
                        .containsEntry(name, rawRows(file, files.get(path)));
                  }
                }
              }
              byFile.forEach(
                  (path, rows) ->
                      assertThat(inputs.get(path).get(name))
                          .as(path)
                          .isBetween(0L, rows.stream().mapToLong(n -> n).sum()));
              inputs.values().forEach(r -> read.merge(name, r.getOrDefault(name, 0L), Long::sum));
              assertThat(drop.counts().get(name).read()).isEqualTo(read.get(name));
              assertThat(drop.table(table).rows().count())
                  .isEqualTo(drop.counts().get(name).accepted());
            });
  }

  /** Rows of a file as the oracle counts them; for CSV every line must lie in exactly one row. */
  private static long rawRows(SourcePlan.FilePlan plan, Spoilt file) {
    var format = plan.reading().format();
    if (format == Format.JSONL) {
      return Oracle.nonBlank(file.lines);
    }
    if (format == Format.EDGES) {
      return Oracle.edges(file.lines);
    }
    List<RawRow> rows = new ArrayList<>();
    RawFiles.open(plan.file(), plan.reading(), new Configuration()).forEachRemaining(rows::add);
    if (format == Format.CSV) {
      assertThat(Oracle.problemWithLines(file.lines, rows)).as(file.path).isNull();
    }
    if (format == Format.ADJACENCY) {
      assertThat(rows.stream().map(RawRow::line).distinct().count())
          .isEqualTo(Oracle.edges(file.lines));
    }
    return rows.size() - (plan.hasHeader() ? 1L : 0L);
  }

  private static void quarantineTellsEachRow(Drop drop) {
    var rows = drop.quarantined().collect();
    var places = new HashSet<List<Object>>();
    for (var row : rows) {
      assertThat(places.add(List.of(row.tableName(), row.file(), row.line(), row.part())))
          .as("%s twice", row)
          .isTrue();
      assertThat(row.reason()).isNotBlank();
      assertThat(row.line()).isPositive();
      assertThat(row.raw()).isNotNull().hasSizeLessThanOrEqualTo(Intake.RAW_LENGTH);
    }
    drop.counts()
        .forEach(
            (table, counts) ->
                assertThat(rows.stream().filter(r -> r.tableName().equals(table)).count())
                    .isEqualTo(counts.quarantined()));
  }
}

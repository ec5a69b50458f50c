package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.intake.ColumnReader.Night;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Outcome;
import org.kolscope.schema.Post;
import org.kolscope.schema.RateCard;
import org.kolscope.testing.LocalSpark;

class ColumnReaderTest {

  private static final String ZONE = "Asia/Shanghai";
  private static final Instant END = Instant.parse("2026-03-31T15:59:59.999999Z");
  private static final TimeText TIME =
      new TimeText(List.of("unix", "EEE MMM dd HH:mm:ss Z yyyy"), ZONE);

  private static ColumnReader reader(Class<? extends Record> table, String column, Ids ids) {
    var component =
        Arrays.stream(table.getRecordComponents())
            .filter(c -> c.getName().equals(column))
            .findFirst()
            .orElseThrow();
    return ColumnReader.of(component, new Night(ids, "weibo", ZONE, END), TIME);
  }

  private static String outcome(Class<? extends Record> table, String column, String raw) {
    var cell = reader(table, column, Ids.NUMERIC).read(raw);
    return cell.reason() == null ? String.valueOf(cell.value()) : cell.reason();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          Account, accountId,      9223372036854775807,  9223372036854775807
          Account, accountId,      9223372036854775808,  id-beyond-64-bits
          Account, accountId,      -5,                   not-an-id
          Account, accountId,      1.0,                  not-an-id
          Account, accountId,      ４２,                 not-an-id
          Account, accountId,      ' ',                  missing-value
          Account, followersCount, -,                    null
          Account, followersCount, 12.0,                 12
          Account, followersCount, -1,                   negative-count
          Account, followersCount, 1.5,                  not-a-number
          Account, followersCount, 3万,                  not-a-number
          Account, followersCount, 99999999999999999999, not-a-number
          Account, hasAvatar,      是,                   true
          Account, hasAvatar,      maybe,                unknown-value
          Account, gender,         Female,               FEMALE
          Account, gender,         robot,                unknown-value
          Post,    form,           longText,             LONG_TEXT
          Post,    form,           long-text,            LONG_TEXT
          Post,    createdAt,      2026-03-31 23:59:59,  2026-03-31T15:59:59Z
          Post,    createdAt,      2026-04-01 00:00:00,  future-date
          Post,    createdAt,      yesterday,            not-a-time
          Post,    createdAt,      2026-02-30,           not-a-time
          Outcome, date,           2026-03-31,           2026-03-31
          Outcome, date,           2026-04-01,           future-date
          Outcome, date,           0026-03-01,           not-a-time
          Outcome, value,          -3.5,                 -3.5
          Outcome, value,          1e3,                  1000.0
          Outcome, value,          NaN,                  not-a-number
          Outcome, value,          1d,                   not-a-number
          RateCard,price,          -1,                   negative-count
          """)
  void aValueIsReadOrRefusedWithAReason(String table, String column, String raw, String outcome) {
    var type =
        switch (table) {
          case "Account" -> Account.class;
          case "Post" -> Post.class;
          case "Outcome" -> Outcome.class;
          default -> RateCard.class;
        };
    assertThat(outcome(type, column, raw)).isEqualTo(outcome);
  }

  @Test
  void parquetValuesAreJudgedLikeTexts() {
    var createdAt = reader(Post.class, "createdAt", Ids.NUMERIC);
    assertThat(createdAt.read(LocalDateTime.of(2026, 3, 31, 8, 0)).value())
        .isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(createdAt.read(END.plusSeconds(1)).reason()).isEqualTo("future-date");
    assertThat(createdAt.read(Instant.EPOCH).reason()).isEqualTo("not-a-time");
    assertThat(reader(Outcome.class, "date", Ids.NUMERIC).read(LocalDate.of(1, 1, 1)).reason())
        .isEqualTo("not-a-time");
  }

  @Test
  void tagsAreAJsonArrayOrWordsBetweenBars() {
    var tags = reader(Account.class, "tags", Ids.NUMERIC);
    assertThat((String[]) tags.read("[\"a\",\"b|c\"]").value()).containsExactly("a", "b|c");
    assertThat((String[]) tags.read("a|b").value()).containsExactly("a", "b");
    assertThat(tags.read("[a").reason()).isEqualTo("unknown-value");
  }

  @Property(tries = 200, seed = "21")
  void aTextIdIsHashedAsSparkHashesIt(@ForAll("ids") List<String> ids) {
    var spark = LocalSpark.session();
    var rows = spark.createDataset(ids, org.apache.spark.sql.Encoders.STRING()).toDF("id");
    var hashes = rows.selectExpr("xxhash64(concat('weibo:ACCOUNT:', id))").collectAsList();
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ColumnReader.hash("weibo", IdOf.Kind.ACCOUNT, ids.get(i)))
          .isEqualTo(hashes.get(i).getLong(0));
    }
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings().withChars("0123456789abcdef-_中é").ofMaxLength(60).list().ofSize(8);
  }

  @Property(tries = 500, seed = "22")
  void everyDocumentedFormOfATimeIsRead(
      @ForAll @LongRange(min = 631_300_000L, max = 7_258_000_000L) long second) {
    var at = Instant.ofEpochSecond(second);
    var local = LocalDateTime.ofInstant(at, ZoneId.of(ZONE));
    var offset = at.atOffset(ZoneOffset.ofHours(-3));
    // a clock that was put back shows an hour twice
    var isTold = local.atZone(ZoneId.of(ZONE)).toInstant().equals(at);
    for (var pattern :
        List.of("yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-dd'T'HH:mm:ss")) {
      var text = DateTimeFormatter.ofPattern(pattern).format(local);
      assertThat(TIME.instant(text))
          .isEqualTo(isTold ? at : local.atZone(ZoneId.of(ZONE)).toInstant());
    }
    for (var pattern :
        List.of(
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "yyyy-MM-dd HH:mm:ss.SSSXXX",
            "yyyy/MM/dd HH:mm:ss XX",
            "EEE MMM dd HH:mm:ss Z yyyy")) {
      var text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(offset);
      assertThat(TIME.instant(text)).as(text).isEqualTo(at);
    }
    var day = local.toLocalDate();
    assertThat(TIME.instant(day.toString()))
        .isEqualTo(day.atStartOfDay(ZoneId.of(ZONE)).toInstant());
    assertThat(TimeText.date(day.toString())).isEqualTo(day);
    if (second < 7_200_000_000L) {
      assertThat(TIME.instant(Long.toString(second))).isEqualTo(at);
    }
  }

  @Property(tries = 500, seed = "23")
  void nothingOutsideTheAgeOfMicroblogsIsATime(@ForAll long second) {
    var text = Long.toString(second);
    var read = TIME.instant(text);
    assertThat(read == null || TimeText.isPlausible(read)).isTrue();
    for (var year : List.of("1989", "2200", "+12345", "0001", "-0001")) {
      assertThat(TIME.instant(year + "-06-01 00:00:00")).isNull();
      assertThat(TimeText.date(year + "-06-01")).isNull();
    }
    assertThat(TIME.instant("100000000")).isNull();
  }

  @Property(tries = 500, seed = "24")
  void noTextBreaksAReader(@ForAll String text) {
    for (var table : List.of(Account.class, Post.class, Outcome.class, RateCard.class)) {
      for (var component : table.getRecordComponents()) {
        for (var ids : Ids.values()) {
          var cell = reader(table, component.getName(), ids).read(text);
          assertThat(cell.value() == null || cell.reason() == null).isTrue();
        }
      }
    }
  }
}

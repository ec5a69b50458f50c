package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Comment;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class MaskTest {

  private static final byte[] KEY = "sixteen bytes at".getBytes(StandardCharsets.US_ASCII);
  private static final Mask MASK = new Mask(KEY);
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");

  private static long oracle(String message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return ByteBuffer.wrap(mac.doFinal(message.getBytes(StandardCharsets.US_ASCII))).getLong();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMaskIsTheStartOfAKeyedHash() {
    // printf 'account:42' | openssl dgst -sha256 -hmac 'sixteen bytes at' | cut -c1-16
    assertThat(MASK.of(IdOf.Kind.ACCOUNT, 42)).isEqualTo(0xedc4875776d7229bL);
    assertThat(MASK.of(IdOf.Kind.ACCOUNT, 42)).isEqualTo(oracle("account:42"));
    assertThat(MASK.of(IdOf.Kind.POST, -1)).isEqualTo(oracle("post:-1"));
    assertThat(MASK.of(IdOf.Kind.COMMENT, 42)).isEqualTo(oracle("comment:42"));
    assertThat(MASK.of(IdOf.Kind.GROUP, 42)).isEqualTo(42);
  }

  @Test
  void theFingerprintTellsKeysApartAndNothingElse() {
    // printf 'kolscope mask key:sixteen bytes at' | sha256sum | cut -c1-12
    assertThat(MASK.fingerprint()).isEqualTo("f1c8b4968481");
    assertThat(MASK).hasToString("Mask[f1c8b4968481]");
    assertThat(new Mask(new byte[16]).fingerprint()).isNotEqualTo(MASK.fingerprint());
    assertThatThrownBy(() -> new Mask(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mask key must have at least 16 bytes, had 15");
  }

  @Test
  void onlyNamedAccountsLeaveAsThemselves(SparkSession spark) {
    // 1 and 2 are KOLs, 7 and 8 private people; a KOL may come twice, as KOL and as brand
    var named = spark.sql("select * from values 1L, 2L, 1L as t(accountId)");
    var edges =
        List.of(
            new RepostEdge(7, 1, 3, AT), new RepostEdge(1, 2, 1, AT), new RepostEdge(8, 7, 1, AT));
    assertThat(
            new Table<>(
                    RepostEdge.class, MASK.masked(Table.of(spark, RepostEdge.class, edges), named))
                .collect())
        .containsExactlyInAnyOrder(
            new RepostEdge(oracle("account:7"), 1, 3, AT),
            new RepostEdge(1, 2, 1, AT),
            new RepostEdge(oracle("account:8"), oracle("account:7"), 1, AT));

    // an original post names one account; a repost of a private person's post names two
    // and a KOL's words that address somebody may name anybody
    var posts =
        List.of(
            post(100, 1, null, "by a KOL"),
            post(101, 1, 7L, "of a private person"),
            post(102, 1, null, "yes//@someone: their words"));
    assertThat(
            new Table<>(Post.class, MASK.masked(Table.of(spark, Post.class, posts), named))
                .collect())
        .containsExactlyInAnyOrder(
            post(100, 1, null, "by a KOL"),
            post(oracle("post:101"), 1, oracle("account:7"), null),
            post(102, 1, null, null));

    var comments =
        List.of(new Comment(5, 100, 7, AT, null, "private"), new Comment(6, 100, 2, AT, 5L, "KOL"));
    assertThat(
            new Table<>(Comment.class, MASK.masked(Table.of(spark, Comment.class, comments), named))
                .collect())
        .containsExactlyInAnyOrder(
            new Comment(
                oracle("comment:5"), oracle("post:100"), oracle("account:7"), AT, null, null),
            new Comment(6, 100, 2, AT, 5L, "KOL"));
  }

  @Test
  void aRowWithoutAccountsTellsNothingPersonal(SparkSession spark) {
    var named = spark.sql("select 1L as accountId");
    var kept = new QuarantinedRow("Post", "a.csv", 3, 0, "bad-time", "createdAt", "x", "1,x", true);
    assertThat(
            new Table<>(
                    QuarantinedRow.class,
                    MASK.masked(Table.of(spark, QuarantinedRow.class, List.of(kept)), named))
                .collect())
        .containsExactly(
            new QuarantinedRow("Post", "a.csv", 3, 0, "bad-time", "createdAt", null, null, true));
    assertThatThrownBy(
            () ->
                MASK.masked(
                    Table.of(spark, Membership.class, List.of()), spark.sql("select 1L a, 2L b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("named accounts must be one column");
  }

  private static Post post(long id, long account, Long parentAccount, String text) {
    return new Post(
        id,
        account,
        AT,
        parentAccount != null,
        text,
        null,
        null,
        null,
        null,
        null,
        parentAccount,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}

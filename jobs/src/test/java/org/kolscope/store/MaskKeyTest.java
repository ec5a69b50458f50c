package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class MaskKeyTest {

  @TempDir Path folder;

  private String file(String name, String key) throws Exception {
    return Files.writeString(folder.resolve(name), key).toString();
  }

  @Test
  void aKeyOfItsOwnFollowsFromTheFirstDropAndIsTheOwnersAlone(SparkSession spark) throws Exception {
    var warehouse = folder.resolve("warehouse");
    var mask = MaskKey.of(spark, warehouse.toString(), null, List.of("first drop"));
    var later = MaskKey.of(spark, warehouse.toString(), null, List.of("second drop"));
    assertThat(later.fingerprint()).isEqualTo(mask.fingerprint());
    assertThat(MaskKey.fingerprint(spark, warehouse.toString())).contains(mask.fingerprint());
    var elsewhere = MaskKey.of(spark, folder.resolve("b").toString(), null, List.of("first drop"));
    assertThat(elsewhere.fingerprint()).isEqualTo(mask.fingerprint());

    var keys = warehouse.resolve("keys");
    if (Files.getFileStore(keys).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(keys.resolve("mask.key"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anotherKeyThanTheNightsWereMaskedWithIsRefused(SparkSession spark) throws Exception {
    var warehouse = folder.resolve("warehouse").toString();
    var first = file("first.key", "sixteen bytes at");
    var second = file("second.key", "sixteen bytes too");
    assertThat(MaskKey.fingerprint(spark, warehouse)).isEmpty();
    // a reader leaves no trace
    MaskKey.of(spark, warehouse, second);
    assertThat(MaskKey.fingerprint(spark, warehouse)).isEmpty();

    // printf 'kolscope mask key:sixteen bytes at' | sha256sum | cut -c1-12
    assertThat(MaskKey.of(spark, warehouse, first, List.of("drop")).fingerprint())
        .isEqualTo("f1c8b4968481");
    var other = new Mask("sixteen bytes too".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var refusal =
        "mask key "
            + second
            + " has fingerprint "
            + other.fingerprint()
            + ", but the nights of warehouse "
            + warehouse
            + " were masked with key f1c8b4968481; give that key, or write to a new OUT and"
            + " backfill";
    assertThatThrownBy(() -> MaskKey.of(spark, warehouse, second, List.of("drop")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> MaskKey.of(spark, warehouse, second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> MaskKey.of(spark, warehouse, null, List.of("drop")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no mask key is given")
        .hasMessageContaining("f1c8b4968481");
    assertThat(Path.of(warehouse, "keys")).doesNotExist();
    assertThatThrownBy(() -> MaskKey.of(spark, warehouse, file("short.key", "fifteen bytes a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("must have at least 16 bytes, has 15");
  }
}

package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.store.WarehouseLock.InUseException;

class WarehouseLockTest {

  @TempDir Path warehouse;

  /** Another process: says what came of taking the lock, then holds it until it is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      try {
        WarehouseLock.take(args[0], args[1]);
        System.out.println("held");
        Thread.sleep(600_000);
      } catch (InUseException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private Process child(String holder) throws IOException, URISyntaxException {
    var places =
        List.of(
            Path.of(WarehouseLock.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString(),
            Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(System.getProperty("path.separator"), places),
            Child.class.getName(),
            warehouse.toString(),
            holder)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private String inUseBy(String holder) {
    return "warehouse " + warehouse + " is in use by " + holder + "; wait for it to end";
  }

  @Test
  void anotherProcessHoldsItUntilItIsKilled() throws Exception {
    var process = child("the night of 2026-03-02");
    try {
      assertThat(firstLine(process)).isEqualTo("held");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> WarehouseLock.take(warehouse.toString(), "me"))
            .isInstanceOf(InUseException.class)
            .hasMessage(inUseBy("the night of 2026-03-02"));
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    WarehouseLock.take(warehouse.toString(), "me").close();
  }

  @Test
  void whoAsksAgainInThisProcessDoesNotLetOthersIn() throws Exception {
    try (var lock = WarehouseLock.take(warehouse.toString(), "the first")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> WarehouseLock.take(warehouse + "/.", "the second"))
          .isInstanceOf(InUseException.class)
          .hasMessageContaining("is in use by the first");
      // on POSIX systems a channel closed by the second would have let go of the lock
      var process = child("the third");
      assertThat(firstLine(process)).isEqualTo(inUseBy("the first"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    WarehouseLock.take(warehouse.toString(), "the next").close();
  }
}

package org.kolscope.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Care;
import org.kolscope.pipeline.Care.Contact;
import org.kolscope.pipeline.CareNeeds;
import org.kolscope.pipeline.CareNeeds.Asked;
import org.kolscope.pipeline.CareUses;
import org.kolscope.pipeline.CareUses.Use;
import org.kolscope.pipeline.RefusalList;
import org.kolscope.store.Mask;
import org.kolscope.store.MaskKey;
import org.kolscope.store.RunLog;
import org.kolscope.store.WarehouseLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope care}. */
@Command(
    name = "care",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows who interacted publicly with the accounts of one's own brand, by name.",
      "Each use is written into the manifest of the night before anything is shown."
    })
final class CareCommand implements Callable<Integer>, JsonOutput {

  @Option(
      names = "--brand",
      paramLabel = "B",
      required = true,
      description = "the brand of the brief; an unknown one lists those there are")
  String brand;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "the mask key of the warehouse: who has it may see names")
  Path key;

  @Option(
      names = "--id",
      paramLabel = "MASKED",
      description = "only this account, by its masked id; may be repeated")
  List<Long> ids = List.of();

  @Option(
      names = "--needs",
      description = {
        "in place of accounts what they want, ask or complain about and nobody of the",
        "brand answered, the oldest first; settings: targets.needs"
      })
  boolean isNeeds;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the night; default: the newest")
  LocalDate asOf;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "accounts to show; default ${DEFAULT-VALUE}")
  int count;

  @Option(names = "--json", description = "as JSON; large ids are texts")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  @SuppressWarnings("try") // the lock is only held: a run writes the manifest too
  public Integer call() throws Exception {
    if (count < 1) {
      throw new IllegalArgumentException("--rows must be at least 1, was " + count);
    }
    var zone = ZoneId.of(settings.settings().report().zone());
    // writes: the use is logged
    try (var session = where.openToWrite();
        var lock = WarehouseLock.take(where.warehouse(), Holder.of("care"))) {
      var log = new RunLog(session.store());
      var night = night(log);
      var refused = RefusalList.of(session.spark(), settings.settings(), where.warehouse());
      var care = new Care(log.published().orElseThrow(), night, zone, refused);
      if (isNeeds) {
        var needs = new CareNeeds(care, settings.settings().targets().needs());
        var asked = needs.of(brand, ids, mask(session), count);
        log(session, night, asked.stream().map(Asked::accountId).distinct().count());
        show(asked.stream().map(CareCommand::cells).toList(), night, "statements");
      } else {
        var people = care.of(brand, ids, mask(session), count);
        log(session, night, people.size());
        show(people.stream().map(CareCommand::cells).toList(), night, "accounts");
      }
    }
    return ExitCodes.DONE;
  }

  private void log(Session session, LocalDate night, long people) {
    var user = System.getProperty("user.name");
    var use = new Use(Instant.now(), user, brand, Math.toIntExact(people), !ids.isEmpty());
    new CareUses(session.spark(), where.out).add(night, use);
  }

  private LocalDate night(RunLog log) {
    var nights = log.nights();
    if (nights.isEmpty()) {
      throw new IllegalArgumentException("the warehouse has no published night yet");
    }
    if (asOf != null && !nights.contains(asOf)) {
      throw new IllegalArgumentException("no night " + asOf + "; there are " + nights);
    }
    return asOf == null ? nights.last() : asOf;
  }

  private Mask mask(Session session) {
    if (MaskKey.fingerprint(session.spark(), where.warehouse()).isEmpty()) {
      throw new IllegalArgumentException(
          "the warehouse does not know its mask key yet; run a night first");
    }
    return MaskKey.of(session.spark(), where.warehouse(), key.toAbsolutePath().toUri().toString());
  }

  private void show(List<Map<String, Object>> rows, LocalDate night, String what) throws Exception {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.text(rows));
      return;
    }
    if (!rows.isEmpty()) {
      var texts =
          rows.stream()
              .map(r -> r.values().stream().map(v -> v == null ? "" : v.toString()).toList())
              .toList();
      out.print(TextTable.of(new ArrayList<>(rows.get(0).keySet()), texts));
    }
    out.printf("%s as of %s: %,d %s%n", brand, night, rows.size(), what);
  }

  private static Map<String, Object> cells(Contact contact) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("maskedId", String.valueOf(contact.maskedId()));
    cells.put("accountId", String.valueOf(contact.accountId()));
    cells.put("externalId", contact.externalId());
    cells.put("screenName", contact.screenName());
    cells.put("comments", contact.commentsCount());
    cells.put("reposts", contact.repostsCount());
    cells.put("likes", contact.likesCount());
    cells.put("days", contact.daysCount());
    cells.put("firstAt", contact.firstAt() == null ? null : contact.firstAt().toString());
    cells.put("lastAt", contact.lastAt() == null ? null : contact.lastAt().toString());
    return cells;
  }

  private static Map<String, Object> cells(Asked asked) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("maskedId", String.valueOf(asked.maskedId()));
    cells.put("accountId", String.valueOf(asked.accountId()));
    cells.put("externalId", asked.externalId());
    cells.put("screenName", asked.screenName());
    cells.put("postId", String.valueOf(asked.postId()));
    cells.put("commentId", asked.commentId() == null ? null : asked.commentId().toString());
    cells.put("at", asked.at().toString());
    cells.put("manners", String.join(" ", asked.manners()));
    cells.put("sides", String.join(" ", asked.sides()));
    return cells;
  }
}

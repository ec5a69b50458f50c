package org.kolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.kolscope.intake.Presets;
import org.kolscope.sample.Description;
import org.kolscope.sample.Layout;
import org.kolscope.sample.SampleSettings;
import org.kolscope.sample.World;
import org.kolscope.sample.WorldFiles;
import org.kolscope.sample.attack.AttackMix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope sample}. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a world with planted truth: raw files night by night, briefs, and a folder truth/",
      "that no run reads. Same arguments, same bytes."
    },
    footer = {
      "",
      "Example:",
      "  kolscope sample --accounts 3000 --nights 14 --out world",
      "  kolscope backfill --source world/source.yaml --settings world/settings.yaml \\",
      "      --brief world/briefs/suv.yaml --input world --from 2026-03-01 --to 2026-03-14 --out out"
    })
final class SampleCommand implements Callable<Integer> {

  @Option(
      names = "--accounts",
      paramLabel = "N",
      required = true,
      description = "accounts of the world, at least 500; a million want KOLSCOPE_MEMORY=6g")
  int accounts;

  @Option(
      names = "--nights",
      paramLabel = "D",
      defaultValue = "1",
      description = "nights; the first has all before it; default ${DEFAULT-VALUE}")
  int nights;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed is another world; default ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--first-night",
      paramLabel = "DATE",
      defaultValue = "2026-03-01",
      description = "date of the first night; default ${DEFAULT-VALUE}")
  LocalDate firstNight;

  @Option(
      names = "--attack-mix",
      paramLabel = "FILE",
      description = "which farms there are, as YAML; default: every kind")
  Path attackMix;

  @Option(
      names = "--layout",
      paramLabel = "L",
      defaultValue = "kolscope",
      description = "kolscope or weibo-spider-jsonl; default ${DEFAULT-VALUE}")
  String layout;

  @Option(
      names = "--describe",
      description = "also print what the world looks like beside published figures")
  boolean describe;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "a folder that is new or empty")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var settings = new SampleSettings(accounts, nights, firstNight, seed);
    var looks = layout();
    refuseFiles();
    var farms =
        attackMix == null ? AttackMix.defaults(accounts) : AttackMix.read(attackMix, accounts);
    var err = spec.commandLine().getErr();
    var world = World.of(settings, farms);
    err.printf("World: %,d accounts, %,d follows%n", accounts, world.followsCount());
    new WorldFiles(world, looks).write(out, what -> err.println("Writing " + what));
    Files.writeString(out.resolve("source.yaml"), Presets.text(looks.preset()));
    Files.writeString(out.resolve("settings.yaml"), settings(world));
    if (describe) {
      spec.commandLine().getOut().print(Description.of(world).text());
    }
    spec.commandLine()
        .getOut()
        .printf("Raw files, source.yaml, settings.yaml, briefs and truth are in %s%n", out);
    return ExitCodes.DONE;
  }

  /** Settings that suit the world; the defaults would rank every second account. */
  private static String settings(World world) {
    return """
        # About three of a hundred accounts are ranked.
        candidates:
          min-fans: %d
        # Half of the default, a quarter of the time: the range of the broker part is wider.
        influence:
          betweenness-max-accounts: 1000
        """
        .formatted(world.fansOfKols());
  }

  private Layout layout() {
    for (var each : Layout.values()) {
      if (each.preset().equals(layout)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "--layout must be kolscope or weibo-spider-jsonl, was " + layout);
  }

  private void refuseFiles() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new IllegalArgumentException("--out must be a folder, was the file " + out);
    }
    if (Files.isDirectory(out)) {
      try (var files = Files.list(out)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException("--out must be a new or empty folder, was " + out);
        }
      }
    }
  }
}

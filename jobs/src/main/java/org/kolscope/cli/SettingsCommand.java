package org.kolscope.cli;

import java.util.concurrent.Callable;
import org.kolscope.intake.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope settings}. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Prints all settings with their values, as a settings file.")
final class SettingsCommand implements Callable<Integer>, JsonOutput {

  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "as JSON")
  boolean json;

  @Option(
      names = "--preset",
      paramLabel = "P",
      description = "prints that preset's source.yaml instead, to copy and change")
  String preset;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    if (preset != null) {
      out.print(Presets.text(preset));
    } else if (json) {
      out.println(JsonOutput.text(settings.settings().toTree()));
    } else {
      out.print(settings.settings().toYaml());
    }
    out.flush();
    return ExitCodes.DONE;
  }
}

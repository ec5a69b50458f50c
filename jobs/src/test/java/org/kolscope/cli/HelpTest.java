package org.kolscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kolscope.testing.Golden;
import picocli.CommandLine.Help.Ansi;

class HelpTest {

  /** The page of the command itself, then one per subcommand, in the order people see them. */
  @Test
  void theHelpOfEveryCommandIsTheGoldenOne() throws IOException {
    var line = Main.commandLine();
    var help = new StringBuilder(line.getUsageMessage(Ansi.OFF));
    line.getSubcommands()
        .forEach(
            (name, command) ->
                help.append("\n==== kolscope ")
                    .append(name)
                    .append(" --help\n\n")
                    .append(command.getUsageMessage(Ansi.OFF)));

    new Golden(Path.of("src/test/resources/org/kolscope/cli/help.txt"), HelpTest.class)
        .holds(help.toString().replace(System.lineSeparator(), "\n"));
  }
}

package io.streambus.app.command;

import io.streambus.app.completion.ManPage;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the man pages of all commands. Hidden, because packages contain them. */
@Command(
    name = "man-pages",
    description = "Write the man pages of all commands to a folder.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class ManPagesCommand implements Runnable {

  @Parameters(paramLabel = "FOLDER", description = "The folder; it is created if necessary.")
  private Path folder = Path.of("");

  private final Map<String, String> environment;
  private final Console console;

  ManPagesCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    CommandLine program = Program.of(environment, console);
    try {
      Files.createDirectories(folder);
      for (CommandLine command :
          Stream.concat(Stream.of(program), program.getSubcommands().values().stream())
              .filter(each -> !each.getCommandSpec().usageMessage().hidden())
              .toList()) {
        Files.writeString(folder.resolve(ManPage.name(command) + ".1"), ManPage.of(command));
      }
    } catch (IOException e) {
      throw CommandException.failed(folder + ": cannot be written: " + e.getMessage());
    }
  }
}

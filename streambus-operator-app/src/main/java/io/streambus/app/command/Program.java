package io.streambus.app.command;

import io.streambus.app.console.Console;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Top-level command of the program. */
@Command(
    name = "streambus",
    description = "Run StreamBus clusters on Kubernetes.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:invalid spec or failure; see stderr",
      "2:unreadable file or invalid usage"
    })
public final class Program {

  private Program() {}

  /**
   * Creates a command line, which can be executed once.
   *
   * @param environment variables that set omitted options of {@code run}
   * @param additionalCommands commands in addition to those of the program
   */
  public static CommandLine of(
      Map<String, String> environment, Console console, Object... additionalCommands) {
    var run = new CommandLine(new RunCommand(environment));
    run.setDefaultValueProvider(new EnvironmentDefaults(environment));
    var program = new CommandLine(new Program());
    Stream.of(additionalCommands).forEach(program::addSubcommand);
    return program
        .addSubcommand(run)
        .addSubcommand(new RenderCommand(console))
        .addSubcommand(new ValidateCommand(console))
        .addSubcommand(new TenantsCommand(console))
        .addSubcommand(new CrdCommand(console))
        .addSubcommand(new ManifestsCommand(console))
        .addSubcommand(new VerifyInstallationCommand(environment, console))
        .addSubcommand(new HelpCommand())
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrorHandler(environment))
        .setExecutionExceptionHandler(new ExecutionErrorHandler());
  }
}

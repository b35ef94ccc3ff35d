package io.streambus.playground;

import io.streambus.app.command.Program;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine;

/** Entry point of a checkout: the commands of the program and {@code playground}. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and exits the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), Console.system()).execute(arguments));
  }

  static CommandLine commandLine(Map<String, String> environment, Console console) {
    return Program.of(environment, console, new PlaygroundCommand(console));
  }
}

package io.streambus.app;

import io.streambus.api.stability.PublicApi;
import io.streambus.app.command.Program;
import io.streambus.app.console.Console;

/** Entry point of the program. Only this class reads the environment and exits the JVM. */
@PublicApi
public final class Main {

  private Main() {}

  /**
   * Runs the command that the arguments name, and exits the JVM with its exit code.
   *
   * @param arguments the arguments of the command line
   */
  public static void main(String[] arguments) {
    System.exit(Program.execute(System.getenv(), Console.system(System.getenv()), arguments));
  }
}

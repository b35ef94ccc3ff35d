package io.streambus.app;

import io.streambus.app.command.Program;
import io.streambus.app.console.Console;

/** Where the JVM begins. The only place that reads the environment and that ends the JVM. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Program.of(System.getenv(), Console.system()).execute(arguments));
  }
}

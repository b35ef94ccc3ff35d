package io.streambus.image;

import picocli.CommandLine;

/** Entry point for Maven. */
public final class Main {

  private Main() {}

  /**
   * Builds or pushes the images.
   *
   * @throws IllegalStateException if that fails, so that the build of Maven fails
   */
  public static void main(String[] arguments) {
    int exitCode =
        new CommandLine(new Main.Program())
            .addSubcommand(new BuildCommand())
            .addSubcommand(new PushCommand())
            .execute(arguments);
    if (exitCode != 0) {
      throw new IllegalStateException("the container image was not built or pushed; see above");
    }
  }

  @CommandLine.Command(name = "streambus-image")
  private static final class Program {}
}

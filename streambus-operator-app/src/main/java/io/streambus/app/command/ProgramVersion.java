package io.streambus.app.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Version of the program, as recorded in the jar. */
final class ProgramVersion implements IVersionProvider {

  /** Returns the version, or {@code development} if the classes are not loaded from a jar. */
  static String text() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"streambus " + text()};
  }
}

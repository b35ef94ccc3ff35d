package io.streambus.app.output;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code -o} of commands that list objects. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json|yaml|wide|name",
      description = "Output format (default: a table).")
  private Optional<OutputFormat> format = Optional.empty();

  /** Returns the format; empty for a table. */
  public Optional<OutputFormat> format() {
    return format;
  }
}

package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to start the operator.
 *
 * @param name name for the reader of results, such as {@code image}
 * @param command command line without arguments of the program
 * @param optionsVariable environment variable for additional JVM options
 */
public record OperatorProgram(String name, List<String> command, String optionsVariable) {

  /** Copies the list. */
  public OperatorProgram {
    command = List.copyOf(command);
  }

  /** Returns the container image of the settings, unpacked; without one, that of the checkout. */
  public static OperatorProgram of(Settings settings) {
    return settings
        .image()
        .map(tar -> UnpackedImage.of(tar, settings.output().resolve("image")).program())
        .orElseGet(OperatorProgram::ofCheckout);
  }

  /** Returns the same program with an environment variable. */
  public OperatorProgram withEnvironment(String variable, String value) {
    // This program execs the command, so the process ID is that of the operator.
    return new OperatorProgram(
        name,
        Stream.concat(Stream.of("env", variable + "=" + value), command.stream()).toList(),
        optionsVariable);
  }

  /** Returns the program of a checkout, started by {@code ./streambus} in the working directory. */
  public static OperatorProgram ofCheckout() {
    // The script execs the JVM, so the process ID is that of the operator.
    return new OperatorProgram(
        "./streambus",
        List.of(Path.of("streambus").toAbsolutePath().toString()),
        "STREAMBUS_JAVA_OPTS");
  }
}

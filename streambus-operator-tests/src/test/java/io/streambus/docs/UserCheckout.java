package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.controlplane.binaries.GoProgram;
import io.streambus.testkit.controlplane.binaries.ImmutableBinariesOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory with what users have: the files of a checkout that commands refer to, the program,
 * and kubectl and Helm in {@code bin}.
 */
record UserCheckout(Path directory) {

  private static final List<String> PARTS = List.of("deploy", "examples/clusters");

  /** Fills the directory, which must be empty. */
  UserCheckout create() {
    try {
      for (String part : PARTS) {
        copy(Pages.ROOT.resolve(part), directory.resolve(part));
      }
      Files.createDirectory(programs());
      writeProgram(programs().resolve("kubectl"), starting(kubectl()));
      writeProgram(programs().resolve("helm"), starting(GoProgram.HELM.find()));
      writeProgram(programs().resolve("remove-operator"), removeOperator());
      writeProgram(directory.resolve("streambus"), launcher());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path programs() {
    return directory.resolve("bin");
  }

  private static Path kubectl() {
    return Binaries.provide(
            Set.of(ControlPlaneProgram.KUBECTL), ImmutableBinariesOptions.builder().build())
        .path(ControlPlaneProgram.KUBECTL);
  }

  private static String starting(Path program) {
    return "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(program.toAbsolutePath());
  }

  /** Starts the packaged program; the script of the checkout could build it again. */
  private static String launcher() throws IOException {
    Path jar =
        Pages.ROOT.toRealPath().resolve("streambus-operator-app/target/streambus-operator-app.jar");
    return "#!/bin/sh\nexec '%s/bin/java' -jar '%s' \"$@\"\n"
        .formatted(System.getProperty("java.home"), jar);
  }

  private static String removeOperator() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(UserCheckout.class.getResourceAsStream("remove-operator.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void writeProgram(Path file, String script) throws IOException {
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling(""));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}

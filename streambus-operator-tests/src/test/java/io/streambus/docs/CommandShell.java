package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Runs commands with bash as users do. They see neither the home directory nor the settings of the
 * user who runs the tests.
 *
 * @param checkout the current directory
 */
record CommandShell(UserCheckout checkout, Path kubeconfig) {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Runs commands that must succeed and returns what they print. */
  String run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile(checkout.directory(), "output", ".txt");
    Process bash = start(commands, output);
    try {
      boolean ended = bash.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      assertThat(ended).as("%s\nended; it printed:\n%s", commands, read(output)).isTrue();
      assertThat(bash.exitValue()).as("%s\nprinted:\n%s", commands, read(output)).isZero();
      return read(output);
    } finally {
      stop(bash);
    }
  }

  /** Runs commands until they print a text, then stops them. */
  String runUntil(String text, String commands) throws IOException {
    Path output = Files.createTempFile(checkout.directory(), "output", ".txt");
    Process bash = start(commands, output);
    try {
      Awaitility.await()
          .atMost(TIMEOUT)
          .untilAsserted(() -> assertThat(read(output)).as(commands).contains(text));
      return read(output);
    } finally {
      stop(bash);
    }
  }

  boolean has(String program) throws IOException, InterruptedException {
    return !run("command -v %s || true".formatted(program)).isBlank();
  }

  private Process start(String commands, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
            .directory(checkout.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    var environment = builder.environment();
    environment.put("PATH", checkout.programs() + ":" + environment.get("PATH"));
    environment.put("HOME", checkout.directory().toString());
    environment.put("KUBECONFIG", kubeconfig.toString());
    environment.put("STREAMBUS_OPERATOR_METRICS_BIND_ADDRESS", "127.0.0.1:" + freePort());
    environment.put("STREAMBUS_OPERATOR_HEALTH_PROBE_BIND_ADDRESS", "127.0.0.1:" + freePort());
    return builder.start();
  }

  private static void stop(Process bash) {
    bash.descendants().forEach(ProcessHandle::destroy);
    bash.destroy();
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

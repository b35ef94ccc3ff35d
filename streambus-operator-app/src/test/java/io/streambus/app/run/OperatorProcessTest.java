package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that Kubernetes restarts a leader that can no longer lead. */
@Timeout(90)
class OperatorProcessTest {

  /** The lease duration, and time to notice it. */
  private static final int MAX_SECONDS = 17;

  private final Path directory;

  OperatorProcessTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  @Timeout(60)
  void leaderThatCannotRenewLeaseExitsWithOne() throws Exception {
    try (var server = LeaseServer.start()) {
      // Given
      Path log = directory.resolve("log");
      Process process = start(server, log);
      try {
        while (server.spec().path("holderIdentity").isMissingNode()) {
          assertThat(process.isAlive()).as(() -> read(log)).isTrue();
          TimeUnit.MILLISECONDS.sleep(50);
        }

        // When
        server.fail(500, "{}");

        // Then
        assertThat(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).as(() -> read(log)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(read(log)).contains("ERROR OperatorProcess: Leader election lost");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private Process start(LeaseServer server, Path log) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--leader-elect",
            "--platform=kubernetes",
            "--leader-election-namespace=shop",
            "--metrics-bind-address=0",
            "--health-probe-bind-address=0");
    builder.environment().put("KUBECONFIG", new KubeconfigFile(directory).write(server.url()));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package io.streambus.operator.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that clients that never complete a handshake do not stop the proxy for others. */
class ProxyLimitsIT {

  /** The default limit of the container. */
  private static final long MEMORY_LIMIT_KIB = 256 * 1024;

  /** Of the container, by the default memory limit. */
  private static final int CONNECTIONS_PER_ADDRESS = 2_389;

  private static final int ATTACK = 9_000;

  @TempDir private Path directory = Path.of("");
  private Optional<ProxyScenario> running = Optional.empty();

  @BeforeEach
  void start() {
    Path haproxy =
        ControlPlaneRequirement.getOrSkip(new DebianProgram("haproxy", "usr/sbin/haproxy")::find);
    TlsSpec tls = TlsSpec.builder().enabled(true).certSecretName("demo-certificate").build();
    running =
        Optional.of(
            ProxyScenario.start(haproxy, directory, SecuritySpec.builder().tls(tls).build()));
  }

  @AfterEach
  void stop() {
    running.ifPresent(ProxyScenario::close);
  }

  @Test
  void halfHandshakesOfOneAddressLeaveConnectionsForOthers() throws IOException {
    // Given
    ProxyScenario scenario = running.orElseThrow();
    try (HalfHandshakes attack = new HalfHandshakes(scenario.proxy.clientPort())) {
      // When
      attack.open(9, ATTACK);

      // Then
      try (TestClient client = scenario.connect(Optional.empty())) {
        assertThat(client.sendAndReceive("hello")).isEqualTo("hello");
      }
      assertThat(attack.closedByProxy())
          .isGreaterThanOrEqualTo(ATTACK - CONNECTIONS_PER_ADDRESS - 1L);
      assertThat(memoryKib(scenario)).isLessThan(MEMORY_LIMIT_KIB);
    }
  }

  @Test
  void halfHandshakesOfManyAddressesFitIntoMemoryAndEnd() throws IOException {
    // Given
    ProxyScenario scenario = running.orElseThrow();
    try (HalfHandshakes attack = new HalfHandshakes(scenario.proxy.clientPort())) {
      // When
      for (int address = 10; address < 19; address++) {
        attack.open(address, ATTACK / 9);
      }

      // Then
      assertThat(memoryKib(scenario)).isLessThan(MEMORY_LIMIT_KIB);
      assertThat(attack.rejected()).isZero();
      await().atMost(Duration.ofSeconds(30)).until(() -> attack.closedByProxy() == ATTACK);
    }
    try (TestClient client = scenario.connect(Optional.empty())) {
      assertThat(client.sendAndReceive("hello")).isEqualTo("hello");
    }
  }

  @Test
  void establishedConnectionOutlivesTheTimeoutOfHandshakes() throws Exception {
    // Given
    ProxyScenario scenario = running.orElseThrow();
    try (TestClient client = scenario.connect(Optional.empty())) {
      assertThat(client.sendAndReceive("hello")).isEqualTo("hello");

      // When
      Thread.sleep(Duration.ofSeconds(8).toMillis());

      // Then
      assertThat(client.sendAndReceive("still here")).isEqualTo("still here");
    }
  }

  private static long memoryKib(ProxyScenario scenario) {
    return Stream.concat(
            Stream.of(scenario.proxy.process().toHandle()), scenario.proxy.process().descendants())
        .mapToLong(process -> residentKib(process.pid()))
        .sum();
  }

  private static long residentKib(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

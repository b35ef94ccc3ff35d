package io.streambus.resources.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that clients cannot make a proxy exceed its memory, which would stop all of them. */
class ProxyLimitsTest {

  private static final long MEBIBYTE = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({
    "256Mi,4778",
    "96Mi,1365",
    "512Mi,10000",
    "2Gi,10000",
    "8Ei,10000",
    "500M,9489",
    "200M,3386",
    "1e8,1351",
    "32Mi,100",
    "1,100"
  })
  void memoryDeterminesNumberOfConnections(String memory, int connections) {
    assertThat(limits(memory)).isEqualTo(new ProxyLimits(connections, connections / 2));
  }

  @Test
  void brokerLimitsTheConnectionsOfAProxyWithoutMemoryLimit() {
    assertThat(ProxyLimits.of(new ResourceRequirementsBuilder().build()))
        .isEqualTo(new ProxyLimits(10_000, 5_000));
    assertThat(
            ProxyLimits.of(
                new ResourceRequirementsBuilder().addToLimits("cpu", new Quantity("1")).build()))
        .isEqualTo(new ProxyLimits(10_000, 5_000));
  }

  @Test
  void connectionsNeverNeedMoreThanTheMemory() {
    Random random = new Random(12);
    for (int i = 0; i < 1_000; i++) {
      long mebibytes = 52L + random.nextInt(1_000);

      ProxyLimits limits = limits(mebibytes + "Mi");

      assertThat(32 * MEBIBYTE + limits.connections() * 48L * 1024)
          .isLessThanOrEqualTo(mebibytes * MEBIBYTE);
      assertThat(limits.connectionsPerAddress()).isPositive();
    }
  }

  private static ProxyLimits limits(String memory) {
    return ProxyLimits.of(
        new ResourceRequirementsBuilder().addToLimits("memory", new Quantity(memory)).build());
  }
}

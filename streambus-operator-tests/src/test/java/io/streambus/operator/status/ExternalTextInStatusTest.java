package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.fixture.OperatorScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Without these guarantees, text of others could make a status too large to be stored, unreadable
 * in a terminal, or different from what was written, which would cause a write in each
 * reconciliation.
 */
class ExternalTextInStatusTest {

  private static final int MAX_BYTES = 256 << 10;

  private static List<String> texts() {
    String rocket = Character.toString(0x1F680);
    List<String> texts =
        new ArrayList<>(
            List.of(
                "\u001b[2J\u202e gnp.exe",
                "first line\r\nsecond\u2028third",
                "half \ud83d a character",
                "x" + rocket.repeat(5_000),
                "\u00e9\n".repeat(200_000)));
    Random random = new Random(7);
    StringBuilder units = new StringBuilder();
    random.ints(10_000, 0, 0x10000).forEach(unit -> units.append((char) unit));
    texts.add(units.toString());
    return texts;
  }

  @ParameterizedTest
  @EnumSource
  void statusIsSmallReadableAndStable(ExternalTextSource source) throws IOException {
    for (String text : texts()) {
      // Given
      OperatorScenario scenario = new OperatorScenario();

      // When
      source.report(text, scenario);
      scenario.operator.runFor(Duration.ofMinutes(2));

      // Then
      for (StreamBusClusterStatus status : scenario.cluster.statuses(NAMESPACE, NAME)) {
        verify(status);
      }
      for (Event event : scenario.cluster.events(NAMESPACE, NAME)) {
        assertThat(event.getMessage()).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
        assertThat(event.getMessage().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_025);
      }

      // When
      scenario.cluster.requests().clear();
      scenario.operator.runFor(Duration.ofMinutes(15));

      // Then
      assertThat(scenario.cluster.requests().writesOf(StreamBusCluster.class)).isEmpty();
    }
  }

  private static void verify(StreamBusClusterStatus status) throws IOException {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setStatus(status);
    ObjectMapper mapper = new ObjectMapper();
    byte[] stored = mapper.writeValueAsBytes(cluster);
    assertThat(stored).hasSizeLessThan(MAX_BYTES);
    assertThat(status.toString()).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    assertThat(mapper.readValue(stored, StreamBusCluster.class).getStatus()).isEqualTo(status);
  }
}

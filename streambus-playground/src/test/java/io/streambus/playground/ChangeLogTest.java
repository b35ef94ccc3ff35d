package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.streambus.app.console.Console;
import io.streambus.testkit.simulation.TestClock;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that the playground prints every change and nothing else. */
class ChangeLogTest {

  private final StringWriter out = new StringWriter();
  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final ChangeLog changes =
      new ChangeLog(
          new Console(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(out)),
          clock);

  @Test
  void printsOnlyChangesWithTheirTime() {
    // When
    changes.print(List.of(pod("a", "Pending")));
    changes.print(List.of(pod("a", "Pending")));
    clock.advance(Duration.ofMillis(1500));
    changes.print(List.of(pod("a", "Running"), pod("b", "Pending")));
    clock.advance(Duration.ofMinutes(10));
    changes.print(List.of(pod("b", "Pending")));

    // Then
    assertThat(out.toString())
        .isEqualTo(
            """
            [   0.0 s] Pod team/a: Pending
            [   1.5 s] Pod team/a: Running
            [   1.5 s] Pod team/b: Pending
            [ 601.5 s] Pod team/a: deleted
            """);
  }

  private static Pod pod(String name, String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("team")
        .withName(name)
        .endMetadata()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }
}

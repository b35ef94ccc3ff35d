package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Guarantees that an alert on the absence of a leader fires only if no replica leads. */
class OperatorStateTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OperatorState state = new OperatorState();

  @Test
  void leadsFromTheEndOfStandbyUntilItHasStopped() {
    // When
    state.bindTo(registry);

    // Then
    assertThat(leader()).isZero();

    // When
    state.setStandby();

    // Then
    assertThat(leader()).isZero();

    // When
    state.setStarting();

    // Then
    assertThat(leader()).isEqualTo(1);

    // When
    assertThat(state.setStopping()).isEmpty();

    // Then
    assertThat(leader()).isEqualTo(1);
  }

  @Test
  void standbyReplicaThatStopsDoesNotLead() {
    // Given
    state.bindTo(registry);
    state.setStandby();

    // When
    assertThat(state.setStopping()).isEmpty();

    // Then
    assertThat(leader()).isZero();
  }

  private double leader() {
    return registry.get("streambus.operator.leader").gauge().value();
  }
}

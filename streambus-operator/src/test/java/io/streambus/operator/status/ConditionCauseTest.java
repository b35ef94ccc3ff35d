package io.streambus.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Guarantees that what a cluster reports takes no more memory than what users can read. */
class ConditionCauseTest {

  @Test
  void composesNoMoreTextsThanTheMessageContains() {
    // Given
    AtomicInteger composed = new AtomicInteger();

    // When
    ConditionCause cause =
        ConditionCause.joined(
            ConditionReason.INVALID_SPEC,
            Collections.nCopies(1_000_000, "x".repeat(1_000)),
            text -> {
              composed.incrementAndGet();
              return text;
            });

    // Then
    assertThat(composed).hasValue(4);
    assertThat(cause.toDraft(ConditionType.READY, false).message())
        .hasSizeLessThan(4_010)
        .endsWith("...");
  }

  @Test
  void joinsAllOfFewProblems() {
    assertThat(
            ConditionCause.joined(
                    ConditionReason.INVALID_SPEC, List.of(1, 2, 3), number -> "problem " + number)
                .message())
        .isEqualTo("problem 1; problem 2; problem 3");
  }
}

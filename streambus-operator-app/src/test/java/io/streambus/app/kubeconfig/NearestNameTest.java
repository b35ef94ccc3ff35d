package io.streambus.app.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees that a hint is a likely name or none: a wrong hint costs more than none. */
class NearestNameTest {

  private static final List<String> NAMES = List.of("orders", "payments", "a");

  @Test
  void similarNameIsFound() {
    assertThat(NearestName.of("order", NAMES)).contains("orders");
    assertThat(NearestName.of("paymetns", NAMES)).contains("payments");
  }

  @Test
  void dissimilarNameIsNot() {
    assertThat(NearestName.of("metrics-of-everything", NAMES)).isEqualTo(Optional.empty());
    assertThat(NearestName.hint("x".repeat(100_000), NAMES)).isEmpty();
  }
}

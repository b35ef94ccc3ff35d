package io.streambus.app.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that a hint is a likely name or none: a wrong hint costs more than none. */
class NameHintTest {

  private static final List<String> NAMES = List.of("orders", "payments", "a");

  @Test
  void similarNameIsFound() {
    assertThat(NameHint.of("order", NAMES)).isEqualTo("; did you mean orders?");
    assertThat(NameHint.of("paymetns", NAMES)).isEqualTo("; did you mean payments?");
  }

  @Test
  void dissimilarNameIsNot() {
    assertThat(NameHint.of("metrics-of-everything", NAMES)).isEmpty();
    assertThat(NameHint.of("x".repeat(100_000), NAMES)).isEmpty();
  }
}

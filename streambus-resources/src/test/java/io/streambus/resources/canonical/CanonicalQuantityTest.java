package io.streambus.resources.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees the quantity format of the API server; any other format would cause permanent drift.
 */
class CanonicalQuantityTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1Gi, 1Gi",
    "1024Mi, 1Gi",
    "1.5Gi, 1536Mi",
    "0.5, 500m",
    "2000m, 2",
    "1500m, 1500m",
    "1000, 1k",
    "100, 100",
    "1e3, 1e3",
    "10G, 10G",
    "0.1, 100m",
    "0.1m, 1m",
  })
  void hasFormatOfApiServer(String written, String canonical) {
    assertThat(CanonicalQuantity.parse(new Quantity(written)).map(Object::toString))
        .contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plenty", "1Zi", "1 Gi", "--1"})
  void rejectsInvalidQuantity(String written) {
    assertThat(CanonicalQuantity.parse(new Quantity(written))).isEmpty();
  }
}

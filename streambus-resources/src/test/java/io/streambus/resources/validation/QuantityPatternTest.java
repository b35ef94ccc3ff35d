package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.schema.Patterns;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the API server rejects at admission what is not a quantity, so that users learn
 * it from kubectl and not from the status.
 */
class QuantityPatternTest {

  private static final Pattern QUANTITY = Pattern.compile(Patterns.QUANTITY);
  private static final Pattern VOLUME_SIZE = Pattern.compile(Patterns.VOLUME_SIZE);

  private static final String CHARACTERS = "000123.+-KMGiEemk";

  @ParameterizedTest
  @ValueSource(strings = {"10Gi", "1", "+5Gi", "0.5Gi", ".5Gi", "1.5e9", "007Gi", "1E", "1e-0"})
  void acceptsVolumeSize(String text) {
    assertThat(text).matches(VOLUME_SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-0", "+0", "0Gi", "0.0", ".0", ".", "0e5", "-1Gi", "10gi", "1K", "500m"})
  void rejectsOtherVolumeSizes(String text) {
    assertThat(VOLUME_SIZE.matcher(text).matches()).isFalse();
  }

  @Test
  void patternsAgreeWithResolver() {
    var random = new Random(23);
    for (int run = 0; run < 100_000; run++) {
      String text = text(random);
      Optional<CanonicalQuantity> quantity = CanonicalQuantity.parse(text);
      if (quantity.isPresent()) {
        assertThat(QUANTITY.matcher(text).matches())
            .as(text)
            .isEqualTo(text.charAt(0) != '-' && !quantity.get().isNegative());
      }
      if (VOLUME_SIZE.matcher(text).matches()) {
        assertThat(quantity.filter(size -> !size.isPositive())).as(text).isEmpty();
        assertThat(text).matches(QUANTITY);
      }
    }
  }

  private static String text(Random random) {
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i -> CHARACTERS.substring(random.nextInt(CHARACTERS.length())).substring(0, 1))
        .collect(Collectors.joining());
  }
}

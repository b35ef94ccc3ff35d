package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** Guarantees that the operator starts with each valid domain and with no other. */
class ClusterDomainConverterTest {

  private final ClusterDomainOption.Converter domain = new ClusterDomainOption.Converter();

  @Test
  void longDomainDoesNotOverflowTheStack() {
    assertThat(domain.convert("a.".repeat(126) + "a")).hasSize(253);
    assertThatThrownBy(() -> domain.convert("a.".repeat(50_000) + "a"))
        .isInstanceOf(TypeConversionException.class);
  }
}

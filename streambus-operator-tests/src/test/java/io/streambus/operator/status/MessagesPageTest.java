package io.streambus.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees that every change of a message is reviewed. Other tests assert on types and reasons.
 */
class MessagesPageTest {

  private static final Path PAGE = Path.of("../docs/messages.md");

  @Test
  void pageMatchesMessages() throws IOException {
    // When
    String expected =
        MessagesPage.render(
            ImmutableList.<MessageSituation>builder()
                .addAll(BrokerSituations.ALL)
                .addAll(SpecSituations.ALL)
                .addAll(ScalingSituations.ALL)
                .addAll(StorageSituations.ALL)
                .addAll(TenantSituations.ALL)
                .addAll(CertificateSituations.ALL)
                .addAll(OptionalKindSituations.ALL)
                .addAll(ExtensionSituations.ALL)
                .build());

    // Then
    new GoldenFile(PAGE).verify(expected);
  }

  @ParameterizedTest
  @EnumSource
  void pageHasExampleOfEachType(ConditionType type) throws IOException {
    assertThat(Files.readString(PAGE))
        .containsPattern("\n## %s\n\n.*\n.*\n\\| `(True|False)` ".formatted(type.value()));
  }

  @ParameterizedTest
  @EnumSource
  void pageHasExampleOfEachReason(ConditionReason reason) throws IOException {
    assertThat(Files.readString(PAGE))
        .containsPattern("\\| `(True|False)` \\| `%s` ".formatted(reason.value()));
  }
}

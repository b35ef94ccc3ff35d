package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that invalid input cannot hide the message about it, nor what to do. */
class UsageErrorTest {

  private static final String RIGHT_TO_LEFT = "\u202e";
  private static final String LONG = "x".repeat(100_000);

  @ParameterizedTest
  @ValueSource(strings = {"--image=", "--features=core,", "--namespaces=a,", "--namespace="})
  void longValueIsCutAndRemedyRemains(String option) {
    // When
    Invocation invocation = Invocation.of("manifests", option + LONG + "!");

    // Then
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.err())
        .hasSizeLessThan(500)
        .contains("x...'", "See 'streambus manifests --help'")
        .containsAnyOf("use ", "at most 63");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--unknown-", "argument-", "--namespace=", "--image="})
  void unprintableCharactersAreReplaced(String prefix) {
    // When
    String err = Invocation.of("manifests", prefix + "a\r\u001b[2J" + RIGHT_TO_LEFT + "z!").err();

    // Then
    assertThat(err).contains("a ?[2J?z!").doesNotContain("\r", "\u001b", RIGHT_TO_LEFT);
    assertThat(err.lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WATCH_NAMESPACES", "PARALLELISM", "LOG_LEVEL"})
  void environmentIsTreatedLikeArguments(String variable) {
    // When
    Invocation invocation =
        Invocation.of(Map.of("STREAMBUS_OPERATOR_" + variable, RIGHT_TO_LEFT + LONG), "run");

    // Then
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.err())
        .hasSizeLessThan(1_200)
        .contains(variable)
        .doesNotContain(RIGHT_TO_LEFT);
  }
}

package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that {@code kubectl apply} accepts what the command prints. */
class ManifestsCommandTest {

  private static final String DIGEST = "sha256:" + "0".repeat(64);

  @Test
  void namesThatLookLikeOtherTypesStayText() {
    // When
    Invocation invocation =
        Invocation.of("manifests", "--namespace=true", "--namespaces=123", "--image=null");

    // Then
    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.out())
        .contains("  name: \"true\"\n", "  namespace: \"123\"\n", "image: \"null\"\n")
        .doesNotContain(": true\n  labels", ": 123\n", ": null\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b:", "a:b:c", "Registry/Operator:1", "a@sha256:12", "a//b", "a b", "-a", ""})
  void imagesThatNoNodeCouldPullAreRejected(String image) {
    // When
    Invocation invocation = Invocation.of("manifests", "--image=" + image);

    // Then
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.err()).contains("is not an image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"operator", "localhost:5000/a/b:1.0_x", "R.example.com/a__b/c-d@", "a:1@"})
  void imagesWithRegistryTagAndDigestAreAccepted(String image) {
    // Given
    String reference = image.endsWith("@") ? image + DIGEST : image;

    // When
    Invocation invocation = Invocation.of("manifests", "--image=" + reference);

    // Then
    assertThat(invocation.out()).contains("image: " + reference + "\n");
  }
}

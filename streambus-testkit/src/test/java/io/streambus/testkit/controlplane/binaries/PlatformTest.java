package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that a machine gets binaries for its own platform. */
class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64, true",
    "Linux, aarch64, linux-arm64, true",
    "Linux, s390x, linux-s390x, false",
    "Mac OS X, aarch64, darwin-arm64, false",
    "Windows 11, amd64, windows-amd64, false",
  })
  void convertsJavaNamesToGoNames(String os, String arch, String expected, boolean hasReleases) {
    // When
    Platform platform = Platform.of(os, arch);

    // Then
    assertThat(platform).hasToString(expected);
    assertThat(platform.hasReleases()).isEqualTo(hasReleases);
  }
}

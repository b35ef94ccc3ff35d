package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.controlplane.binaries.Release.ChecksumFormat;
import org.junit.jupiter.api.Test;

/** Guarantees that only a real checksum is accepted as one. */
class ChecksumFormatTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void bareHashMayEndWithNewline() {
    // When / Then
    assertThat(ChecksumFormat.BARE_HASH.find(HASH + "\n", "kubectl")).contains(HASH);
  }

  @Test
  void errorPageIsNotAHash() {
    // When / Then
    assertThat(ChecksumFormat.BARE_HASH.find("<html>not found</html>", "kubectl")).isEmpty();
  }

  @Test
  void checksumListMatchesExactFileName() {
    // Given
    String list = "%s  b-etcd.tar.gz\n%s *etcd.tar.gz\n".formatted("f".repeat(64), HASH);

    // When / Then
    assertThat(ChecksumFormat.CHECKSUM_LIST.find(list, "etcd.tar.gz")).contains(HASH);
  }

  @Test
  void checksumListWithoutFileHasNoHash() {
    // When / Then
    assertThat(ChecksumFormat.CHECKSUM_LIST.find(HASH + "  other\n", "etcd.tar.gz")).isEmpty();
  }

  @Test
  void ignoresDigestOfOtherAlgorithm() {
    // Given
    String release = "{\"assets\": [{\"name\": \"kwok\", \"digest\": \"sha512:%s\"}]}";

    // When / Then
    assertThat(ChecksumFormat.GITHUB_RELEASE.find(release.formatted(HASH), "kwok")).isEmpty();
  }

  @Test
  void invalidJsonHasNoDigest() {
    // When / Then
    assertThat(ChecksumFormat.GITHUB_RELEASE.find("<html>", "kwok")).isEmpty();
  }
}

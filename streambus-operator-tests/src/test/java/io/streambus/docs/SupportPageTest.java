package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.controlplane.binaries.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the versions that users rely on are those that the tests can run on. */
class SupportPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern TESTED = Pattern.compile("(?m)^\\| (1\\.\\d+\\.\\d+) \\|");
  private static final Pattern REQUIRED = Pattern.compile("Kubernetes (1\\.\\d+) or\\s+later");

  @Test
  void testedVersionsAreThePinnedOnes() throws IOException {
    // When / Then
    assertThat(matches(TESTED, "docs/support.md"))
        .isEqualTo(KubernetesVersion.pinned().stream().map(KubernetesVersion::number).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/install.md",
        "docs/support.md",
        "deploy/charts/streambus-operator/README.md"
      })
  void requiredVersionIsTheOldestTestedOne(String page) throws IOException {
    // When / Then
    assertThat(matches(REQUIRED, page)).isNotEmpty().containsOnly(oldestMinor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"streambus-operator", "streambus-cluster"})
  void chartRejectsOlderVersions(String chart) throws IOException {
    // When / Then
    assertThat(ROOT.resolve("deploy/charts").resolve(chart).resolve("Chart.yaml"))
        .content()
        .contains("kubeVersion: \">=" + oldestMinor() + ".0-0\"");
  }

  private static String oldestMinor() {
    List<KubernetesVersion> pinned = KubernetesVersion.pinned();
    return "1." + pinned.get(pinned.size() - 1).minor();
  }

  private static List<String> matches(Pattern pattern, String page) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}

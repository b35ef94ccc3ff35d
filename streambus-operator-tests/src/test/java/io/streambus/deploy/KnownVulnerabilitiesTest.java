package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that no library with a known vulnerability is used, and that the check finds one. */
@Timeout(60)
class KnownVulnerabilitiesTest {

  private static final Path DIRECTORY = DeployFile.DEPLOY.resolve("vulnerabilities");

  /** A jar in a Maven repository. */
  private static final Pattern JAR =
      Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3[^/]*\\.jar");

  private final Path sbom;
  private final Path output;

  KnownVulnerabilitiesTest(@TempDir Path directory) {
    this.sbom = directory.resolve("sbom.json");
    this.output = directory.resolve("output");
  }

  @Test
  void noLibraryOfThisBuildHasKnownVulnerability() throws Exception {
    // Given
    List<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .flatMap(jar -> JAR.matcher(jar).results())
            .map(KnownVulnerabilitiesTest::packageUrl)
            .toList();
    assertThat(libraries).hasSizeGreaterThan(50);

    // When
    int exitCode = check(libraries);

    // Then
    assertThat(exitCode).as(output()).isZero();
    assertThat(output()).contains(libraries.size() + " packages in " + sbom, "grype sbom:" + sbom);
  }

  @Test
  void vulnerableLibraryFailsWithAdvisoriesAndRemedy() throws Exception {
    // When
    int exitCode =
        check(
            List.of(
                "pkg:maven/org.yaml/snakeyaml@2.7?type=jar",
                "pkg:maven/ch.qos.logback/logback-core@1.5.20?type=jar"));

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(output())
        .contains(
            "maven/ch.qos.logback/logback-core 1.5.20 has known vulnerabilities: CVE-",
            "CVE-2026-13006. Update it to 1.5.37 or later.",
            "2 packages in",
            "1 below it")
        .doesNotContain("snakeyaml 2.7");
  }

  @ParameterizedTest
  @CsvSource({
    "maven/ch.qos.logback/logback-core@1.5.4, 1",
    "maven/ch.qos.logback/logback-core@1.5.36?type=jar, 1",
    "maven/ch.qos.logback/logback-core@1.5.37?type=jar, 0",
    "maven/ch.qos.logback/logback-core@1.5.100, 0",
    "maven/ch.qos.logback/logback-core@2.0.0, 0",
    "maven/com.google.guava/guava@31.1-jre, 1",
    "maven/com.google.guava/guava@33.8.0-jre?type=jar, 0",
    "maven/org.other/logback-core@1.0.0, 0",
    "deb/debian/libc6@2.41-12%2Bdeb13u5?arch=amd64, 0"
  })
  void versionsAreComparedAsNumbers(String packageUrl, int exitCode) throws Exception {
    assertThat(check(List.of("pkg:" + packageUrl))).as(output()).isEqualTo(exitCode);
  }

  @Test
  void fileWithoutPackagesIsNoProof() throws Exception {
    assertThat(check(List.of())).isEqualTo(2);
    assertThat(output()).contains(sbom + " lists no packages");
  }

  @Test
  void everyMinimumNamesItsAdvisories() throws IOException {
    assertThat(Files.readAllLines(DIRECTORY.resolve("minimum-versions.txt")))
        .allMatch(
            line ->
                line.startsWith("# ")
                    || line.matches(
                        "(?:maven/[^ /]+|deb/debian)/[^ /]+ \\d\\S*(?: (?:CVE-\\d{4}-\\d+|GHSA(?:-\\w{4}){3}))+"));
  }

  private int check(List<String> packageUrls) throws IOException, InterruptedException {
    Files.writeString(
        sbom,
        packageUrls.stream()
            .map("{\"purl\" : \"%s\"}"::formatted)
            .collect(Collectors.joining(",\n", "{\"components\": [\n", "]}\n")));
    Process script =
        new ProcessBuilder(DIRECTORY.resolve("check.sh").toString(), sbom.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return script.exitValue();
  }

  private String output() throws IOException {
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private static String packageUrl(MatchResult jar) {
    return "pkg:maven/%s/%s@%s?type=jar"
        .formatted(jar.group(1).replace('/', '.'), jar.group(2), jar.group(3));
  }
}

package io.streambus.deploy.olm;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.deploy.DeployFile;
import io.streambus.testkit.controlplane.binaries.GoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the validator of the Operator Framework accepts the bundle. */
class OlmBundleIT {

  private static final GoTool OPERATOR_VERIFY =
      new GoTool(
          "operator-verify",
          "github.com/operator-framework/api",
          "github.com/operator-framework/api/cmd/operator-verify");

  private static final Path MANIFESTS = DeployFile.DEPLOY.resolve("olm/manifests");

  /** The validator says this about itself. */
  private static final String DEPRECATION = "validator is deprecated";

  private final Path verifier = OPERATOR_VERIFY.find();

  @Test
  void validatorAcceptsBundle() throws Exception {
    assertThat(findings(MANIFESTS)).isEmpty();
  }

  /** Its exit code is 0 in any case, so this shows that errors are seen. */
  @Test
  void validatorReportsMissingCrd(@TempDir Path directory) throws Exception {
    // Given
    try (Stream<Path> files = Files.list(MANIFESTS)) {
      for (Path file : files.filter(each -> !each.toString().endsWith(".crd.yaml")).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }

    // Then
    assertThat(findings(directory)).contains("level=error", "streambus.io");
  }

  private String findings(Path manifests) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                verifier.toString(),
                "manifests",
                manifests.toString(),
                "--operatorhub_validate",
                "--object_validate")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
    return String.join("\n", output.lines().filter(line -> !line.contains(DEPRECATION)).toList());
  }
}

package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import io.streambus.app.command.Program;
import io.streambus.app.console.Console;
import io.streambus.app.manifests.InstallOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that an installation needs no image that is not on the list of images. */
class ImagesTest {

  private static final String LIST = "charts/streambus-operator/files/images.txt";
  private static final String REGISTRY = "registry.example.com:5000/mirror";
  private static final Pattern IMAGE = Pattern.compile("(?m)^[ -]*image: \"?([^\"\\s{]+)\"?$");

  /** Has every container that the operator can add to a pod, with default images. */
  private static final String CLUSTER =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: demo
      spec:
        replicas: 3
        security:
          tls:
            enabled: true
            selfSigned: true
      """;

  @Test
  void listMatchesCode() throws IOException {
    // When
    Set<String> images = new LinkedHashSet<>();
    images.add(InstallOptions.DEFAULT_IMAGE);
    images.addAll(images(render()));

    // Then
    new DeployFile(LIST).verify(String.join("\n", images) + "\n");
  }

  @Test
  void registryAppliesToEveryImage() throws IOException {
    // When
    Set<String> images = images(render("--image-registry=" + REGISTRY));

    // Then
    assertThat(images)
        .isEqualTo(
            images(render()).stream()
                .map(image -> REGISTRY + "/" + image)
                .collect(Collectors.toSet()));
  }

  @Test
  void manifestsAndDefaultReleaseUseListedImages() throws IOException {
    // Given
    Set<String> listed = Set.copyOf(Files.readAllLines(DeployFile.DEPLOY.resolve(LIST)));

    for (String file :
        Set.of(
            "install.yaml",
            "charts/golden/default/out.yaml",
            "charts/golden/namespaced/out.yaml",
            "olm/manifests/streambus-operator.clusterserviceversion.yaml")) {
      // When
      Set<String> used = images(Files.readString(DeployFile.DEPLOY.resolve(file)));

      // Then
      assertThat(used).as(file).isNotEmpty();
      assertThat(Sets.difference(used, listed)).as(file).isEmpty();
    }
  }

  /** {@code global.imageRegistry} is for the operator, its test pod, brokers and proxies. */
  @Test
  void releaseFromMirrorUsesNoOtherRegistry() throws IOException {
    // When
    String release =
        Files.readString(DeployFile.DEPLOY.resolve(Path.of("charts/golden/air-gap/out.yaml")));

    // Then
    assertThat(images(release)).isNotEmpty().allMatch(image -> image.startsWith(REGISTRY + "/"));
    assertThat(release).contains("- --image-registry=" + REGISTRY + "\n");
  }

  private static Set<String> images(String yaml) {
    return IMAGE
        .matcher(yaml)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String render(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new ByteArrayInputStream(CLUSTER.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    int exitCode =
        Program.of(Map.of(), console)
            .execute(
                Stream.concat(Stream.of("render", "-f", "-"), Stream.of(options))
                    .toArray(String[]::new));
    assertThat(exitCode).as(err.toString()).isZero();
    return out.toString();
  }
}

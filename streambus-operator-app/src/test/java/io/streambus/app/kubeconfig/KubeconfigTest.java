package io.streambus.app.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.Config;
import io.streambus.app.console.CommandException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a kubeconfig means what it means to kubectl, or that the message says what is
 * wrong with it. Otherwise, commands would talk to another cluster, or as another user.
 */
@DisabledOnOs(OS.WINDOWS)
class KubeconfigTest {

  private final Path folder;

  KubeconfigTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void firstOfSeveralFilesTakesPrecedence() throws IOException {
    // Given
    Path first = write("first", "https://first.example", "{token: one}");
    Path second = write("second", "https://second.example", "{token: two}");
    Path users = Files.writeString(folder.resolve("users"), "users: [{name: u, user: {token: x}}]");

    // When
    Config config =
        Kubeconfig.DEFAULT.load(
            Map.of("KUBECONFIG", first + File.pathSeparator + second + File.pathSeparator + users));

    // Then
    assertThat(config.getMasterUrl()).startsWith("https://first.example");
    assertThat(config.getAutoOAuthToken()).isEqualTo("one");
    assertThat(config.getNamespace()).isEqualTo("shop");
  }

  @Test
  void filesAreRelativeToTheKubeconfig() throws IOException {
    // Given
    Files.writeString(folder.resolve("token"), "from-file\n");

    // When
    Config config = load("{tokenFile: token, as: other, as-groups: [g]}");

    // Then
    assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("from-file");
    assertThat(config.getImpersonateUsername()).isEqualTo("other");
    assertThat(config.getImpersonateGroups()).containsExactly("g");
  }

  @Test
  void proxyOfTheClusterIsUsed() throws IOException {
    // When
    Config config =
        load(write("kubeconfig", "https://one.example\", proxy-url: \"http://p:8080", "{}"));

    // Then
    assertThat(config.getHttpsProxy()).isEqualTo("http://p:8080");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "current-context: c     | current-context: \"\"       | has no current context; name one"
            + " with --context: c",
        "current-context: c     | current-context: d          | context 'd' does not exist in the"
            + " kubeconfig",
        "https://one.example    | one.example:6443            | cluster 'k': server"
            + " 'one.example:6443' is not an http or https URL",
        "example\"              | example\", tls-server-name: other |"
            + " tls-server-name 'other' is not supported",
        "user: {}               | user: {tokenFile: none}     | none cannot be read",
        "user: {}               | user: {token: \"a\\n"
            + "secret\"} | user 'u': token contains other characters than printable ones",
        "user: {}               | user: {client-certificate-data: c2VjcmV0} |"
            + " client-certificate-data is not in the format PEM",
        "name: u, user          | name: v, user               | refers to the user 'u', which does"
            + " not exist",
        "clusters:              | '[secret'                   | kubeconfig is not a valid"
            + " kubeconfig: it is not YAML",
      })
  void mistakeIsNamedWithoutSecrets(String text, String mistake, String message)
      throws IOException {
    // Given
    Path file = write("kubeconfig", "https://one.example", "{}");
    Files.writeString(file, Files.readString(file).replace(text, mistake));

    // Then
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void pluginMayWarnOnStderr() throws IOException {
    // Given
    plugin("echo 'warning: old' >&2; echo '{\"status\": {\"token\": \"'$X$(basename \"$1\")'\"}}'");

    // When
    Config config = load("{exec: {command: ./plugin, args: [a/b], env: [{name: X, value: of-}]}}");

    // Then
    assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("of-b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo secret; exit 3   | failed with exit code 3",
        "echo secret           | printed no ExecCredential in JSON",
        "echo '{}'             | printed no credential",
        "cat /dev/zero         | printed more than 1 MiB",
        "sleep 1000            | did not end within 1s",
      })
  void failedPluginIsNamedWithoutItsOutput(String script, String message) throws IOException {
    // Given
    plugin(script);
    var plugin =
        new CredentialPlugin(
            "user 'u'",
            new JsonMapper().readTree("{\"command\": \"%s\"}".formatted(folder.resolve("plugin"))),
            JsonNodeFactory.instance.objectNode(),
            Duration.ofSeconds(script.startsWith("sleep") ? 1 : 60));

    // Then
    assertThatThrownBy(() -> plugin.run(Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("of user 'u'")
        .hasMessageNotContaining("secret");
  }

  private void plugin(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Config load(String user) throws IOException {
    return load(write("kubeconfig", "https://one.example", user));
  }

  private static Config load(Path file) {
    return new Kubeconfig(Optional.of(file.toString()), Optional.empty()).load(Map.of());
  }

  private Path write(String name, String server, String user) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        clusters: [{name: k, cluster: {server: "%s"}}]
        contexts: [{name: c, context: {cluster: k, user: u, namespace: shop}}]
        users: [{name: u, user: %s}]
        current-context: c
        """
            .formatted(server, user));
  }
}

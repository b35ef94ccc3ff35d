package io.streambus.app.kubeconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that prints the credentials of a user, as client-go runs it. What it writes to stderr
 * is for the user; what it prints is confidential, and part of no message.
 *
 * @param user the user, for messages
 * @param exec its configuration in the kubeconfig
 * @param cluster the cluster that the credentials are for
 * @param limit time after which it is ended; a user may have to log in meanwhile
 */
record CredentialPlugin(String user, JsonNode exec, JsonNode cluster, Duration limit) {

  private static final int MAX_BYTES = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  CredentialPlugin(String user, JsonNode exec, JsonNode cluster) {
    this(user, exec, cluster, Duration.ofMinutes(2));
  }

  /**
   * Runs the program.
   *
   * @param environment its variables, in addition to those of the kubeconfig
   * @throws CommandException if it prints no credential
   */
  ExecCredential run(Map<String, String> environment) {
    Process process = start(environment);
    try {
      byte[] output = output(process);
      if (output.length > MAX_BYTES) {
        throw failure("printed more than 1 MiB");
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("did not end within %ds".formatted(limit.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw failure("failed with exit code %d".formatted(process.exitValue()));
      }
      return credential(output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(exec.path("command").asText(""));
    exec.path("args").forEach(argument -> command.add(argument.asText()));
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.redirectInput(
        isInteractive() ? Redirect.INHERIT : Redirect.from(new java.io.File(nullDevice())));
    builder.environment().putAll(environment);
    builder.environment().put("KUBERNETES_EXEC_INFO", request().toString());
    exec.path("env")
        .forEach(
            variable ->
                builder
                    .environment()
                    .put(variable.path("name").asText(), variable.path("value").asText()));
    try {
      return builder.start();
    } catch (IOException | IllegalArgumentException e) {
      throw failure("cannot be run; install it, or correct the path");
    }
  }

  private static String nullDevice() {
    return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
  }

  private boolean isInteractive() {
    return Terminal.ofProcess(Map.of()).isInteractive()
        && !exec.path("interactiveMode").asText("").equals("Never");
  }

  /** What the program may want to know. */
  private ObjectNode request() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("kind", "ExecCredential");
    request.put("apiVersion", exec.path("apiVersion").asText(""));
    ObjectNode spec = request.putObject("spec").put("interactive", isInteractive());
    if (exec.path("provideClusterInfo").asBoolean()) {
      ObjectNode info = spec.putObject("cluster");
      List.of("server", "certificate-authority-data", "insecure-skip-tls-verify", "proxy-url")
          .stream()
          .filter(cluster::hasNonNull)
          .forEach(field -> info.set(field, cluster.path(field)));
    }
    return request;
  }

  private byte[] output(Process process) throws InterruptedException {
    var output = new CompletableFuture<byte[]>();
    var reader =
        new Thread(
            () -> {
              try {
                output.complete(process.getInputStream().readNBytes(MAX_BYTES + 1));
              } catch (IOException e) {
                output.completeExceptionally(new UncheckedIOException(e));
              }
            },
            "credential-plugin");
    reader.setDaemon(true);
    reader.start();
    try {
      return output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failure("did not end within %ds".formatted(limit.toSeconds()));
    } catch (ExecutionException e) {
      throw failure("ended without output");
    }
  }

  private ExecCredential credential(byte[] output) {
    try {
      ExecCredential credential = ExecCredential.of(JSON.readTree(output));
      if (!credential.isEmpty()) {
        return credential;
      }
    } catch (JsonProcessingException e) {
      throw failure("printed no ExecCredential in JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw failure("printed no credential");
  }

  private CommandException failure(String problem) {
    String hint = exec.path("installHint").asText("");
    return CommandException.failed(
        "the credential plugin %s of %s %s; log in again%s"
            .formatted(
                ExternalText.line(exec.path("command").asText(""), ExternalText.MAX_VALUE),
                user,
                problem,
                hint.isBlank()
                    ? ""
                    : "; " + ExternalText.line(hint.strip(), ExternalText.MAX_EXPLANATION)));
  }
}

package io.streambus.app.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.CharMatcher;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The context that a command uses.
 *
 * @param files content of the kubeconfig
 * @param requested name of the context; empty for the current one
 */
record SelectedContext(KubeconfigFiles files, Optional<String> requested) {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String EXEC = "exec";

  /**
   * Returns the options of a client.
   *
   * @throws CommandException if what the context refers to does not exist or is invalid
   */
  Config config(Map<String, String> environment) {
    JsonNode context = context();
    JsonNode cluster = entry("cluster", context, files.clusters());
    JsonNode user =
        context.path("user").asText("").isEmpty()
            ? JsonNodeFactory.instance.objectNode()
            : entry("user", context, files.users());
    requireValid(cluster, "cluster", context);
    requireValid(user, "user", context);
    return config(cluster, user, context, environment);
  }

  private Config config(
      JsonNode cluster, JsonNode user, JsonNode context, Map<String, String> environment) {
    ObjectNode withoutPlugin = user.deepCopy();
    withoutPlugin.remove(List.of(EXEC, "tokenFile"));
    Config config = parse(kubeconfig(cluster, withoutPlugin, context), context);
    var builder = new ConfigBuilder(config);
    if (user.path(EXEC).isObject()) {
      var plugin = new CredentialPlugin(title("user", context), user.path(EXEC), cluster);
      ExecCredential credential = plugin.run(environment);
      builder
          .withOauthTokenProvider(new RenewedToken(credential, () -> plugin.run(environment)))
          .withClientCertData(credential.certificate().map(SelectedContext::base64).orElse(null))
          .withClientKeyData(credential.key().map(SelectedContext::base64).orElse(null));
    } else if (user.hasNonNull("tokenFile") && !user.hasNonNull("token")) {
      // Others renew it.
      Path file = Path.of(user.path("tokenFile").asText());
      builder.withOauthTokenProvider(() -> TokenFile.read(file));
      TokenFile.read(file);
    }
    String proxy = cluster.path("proxy-url").asText("");
    if (!proxy.isEmpty()) {
      builder.withHttpProxy(proxy).withHttpsProxy(proxy);
    }
    if (user.hasNonNull("as")) {
      builder
          .withImpersonateUsername(user.path("as").asText())
          .withImpersonateGroups(
              user.path("as-groups").valueStream().map(JsonNode::asText).toArray(String[]::new));
    }
    return builder.build();
  }

  private static Config parse(String kubeconfig, JsonNode context) {
    try {
      return Config.fromKubeconfig(kubeconfig);
    } catch (KubernetesClientException | IllegalArgumentException e) {
      // Its message may contain the token.
      throw CommandException.failed(
          "the kubeconfig is invalid: a field of %s or %s has a wrong type"
              .formatted(title("cluster", context), title("user", context)));
    }
  }

  private JsonNode context() {
    String name = requested.orElse(files.currentContext());
    if (name.isEmpty()) {
      throw CommandException.failed(
          "the kubeconfig has no current context; name one with --context"
              + choices(files.contexts().keySet()));
    }
    return Optional.ofNullable(files.contexts().get(name)).orElseThrow(() -> unknown(name));
  }

  private CommandException unknown(String name) {
    String message =
        "context '%s' does not exist in the kubeconfig%s"
            .formatted(shorten(name), NameHint.of(name, files.contexts().keySet()));
    return requested.isPresent()
        ? CommandException.invalidInput(message)
        : CommandException.failed(message);
  }

  private static String choices(Set<String> names) {
    return names.isEmpty() ? "" : ": " + shorten(String.join(", ", new TreeSet<>(names)));
  }

  private static JsonNode entry(String kind, JsonNode context, Map<String, JsonNode> entries) {
    return Optional.ofNullable(entries.get(context.path(kind).asText("")))
        .orElseThrow(
            () ->
                CommandException.failed(
                    "the kubeconfig is invalid: its context refers to the %s, which does not exist"
                        .formatted(title(kind, context))));
  }

  /** The client would ignore most of these mistakes, and fail later with another message. */
  private static void requireValid(JsonNode entry, String kind, JsonNode context) {
    String title = title(kind, context);
    if (kind.equals("cluster")) {
      String server = entry.path("server").asText("");
      requireUrl(server, title + ": server");
      requireSameName(entry.path("tls-server-name"), server, title);
      if (entry.hasNonNull("proxy-url")) {
        requireUrl(entry.path("proxy-url").asText(""), title + ": proxy-url");
      }
    }
    for (String field : List.of("certificate-authority", "client-certificate", "client-key")) {
      if (entry.hasNonNull(field) && !entry.hasNonNull(field + "-data")) {
        requireFile(entry.path(field).asText(), "%s: %s".formatted(title, field));
      }
      if (entry.hasNonNull(field + "-data")) {
        requirePem(entry.path(field + "-data").asText(), "%s: %s-data".formatted(title, field));
      }
    }
    if (!CharMatcher.inRange(' ', '~').matchesAllOf(entry.path("token").asText(""))) {
      throw invalid(title + ": token", "contains other characters than printable ones");
    }
  }

  private static void requireUrl(String text, String field) {
    try {
      var url = new URI(text);
      if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
        throw invalid(field, "'%s' is not an http or https URL".formatted(shorten(text)));
      }
    } catch (URISyntaxException e) {
      throw invalid(field, "'%s' is not a URL".formatted(shorten(text)));
    }
  }

  /** The HTTP client of the JDK verifies only the name that it connects to. */
  private static void requireSameName(JsonNode name, String server, String title) {
    if (!name.isMissingNode() && !name.isNull() && !name.isTextual()) {
      throw invalid(title + ": tls-server-name", "must be a string");
    }
    String tlsName = name.asText("");
    if (!tlsName.isEmpty() && !tlsName.equalsIgnoreCase(URI.create(server).getHost())) {
      throw invalid(
          title + ": tls-server-name",
          "'%s' is not supported; use a server whose certificate has the name in its URL"
              .formatted(shorten(tlsName)));
    }
  }

  private static void requireFile(String name, String field) {
    if (!Files.isReadable(Path.of(name)) || Files.isDirectory(Path.of(name))) {
      throw invalid(field, name + " cannot be read; log in again, or correct the path");
    }
  }

  private static void requirePem(String data, String field) {
    String pem = "";
    try {
      pem = new String(Base64.getMimeDecoder().decode(data), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid(field, "is not encoded in base64");
    }
    if (!pem.contains("-----BEGIN ")) {
      throw invalid(field, "is not in the format PEM");
    }
  }

  private static CommandException invalid(String field, String problem) {
    return CommandException.failed("the kubeconfig is invalid: %s %s".formatted(field, problem));
  }

  private static String title(String kind, JsonNode context) {
    return "%s '%s'".formatted(kind, shorten(context.path(kind).asText("")));
  }

  private static String kubeconfig(JsonNode cluster, JsonNode user, JsonNode context) {
    ObjectNode kubeconfig = JsonNodeFactory.instance.objectNode();
    kubeconfig.put("apiVersion", "v1").put("kind", "Config").put("current-context", "selected");
    kubeconfig.putArray("clusters").addObject().put("name", "selected").set("cluster", cluster);
    kubeconfig.putArray("users").addObject().put("name", "selected").set("user", user);
    ObjectNode selected = JsonNodeFactory.instance.objectNode();
    selected.put("cluster", "selected").put("user", "selected");
    selected.put("namespace", context.path("namespace").asText(""));
    kubeconfig.putArray("contexts").addObject().put("name", "selected").set("context", selected);
    return kubeconfig.toString();
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  private static String shorten(String value) {
    return ExternalText.line(value, ExternalText.MAX_VALUE);
  }
}

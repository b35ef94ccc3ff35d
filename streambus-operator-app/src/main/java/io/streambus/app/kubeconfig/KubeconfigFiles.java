package io.streambus.app.kubeconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableSet;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of kubeconfig files, merged as kubectl does: of entries with the same name, the first
 * one applies.
 *
 * @param clusters clusters by name
 * @param contexts contexts by name
 * @param users users by name
 * @param currentContext name of the current context; empty if there is none
 */
record KubeconfigFiles(
    Map<String, JsonNode> clusters,
    Map<String, JsonNode> contexts,
    Map<String, JsonNode> users,
    String currentContext) {

  private static final int MAX_BYTES = 2 << 20;
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Fields that name files, relative to the folder of the kubeconfig. */
  private static final ImmutableSet<String> PATHS =
      ImmutableSet.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

  /**
   * Reads files.
   *
   * @throws CommandException if one of them is not a kubeconfig
   */
  static KubeconfigFiles read(List<Path> files) {
    Map<String, JsonNode> clusters = new LinkedHashMap<>();
    Map<String, JsonNode> contexts = new LinkedHashMap<>();
    Map<String, JsonNode> users = new LinkedHashMap<>();
    String current = "";
    for (Path file : files) {
      JsonNode content = read(file);
      add(content.path("clusters"), "cluster", file, clusters);
      add(content.path("contexts"), "context", file, contexts);
      add(content.path("users"), "user", file, users);
      current = current.isEmpty() ? content.path("current-context").asText("") : current;
    }
    return new KubeconfigFiles(clusters, contexts, users, current);
  }

  private static JsonNode read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw invalid(file, "it is larger than 2 MiB");
      }
      JsonNode tree = YAML.readTree(new String(content, StandardCharsets.UTF_8));
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (!tree.isObject()) {
        throw invalid(file, "it is not an object");
      }
      return tree;
    } catch (JsonProcessingException e) {
      // Its message would repeat what the file contains.
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw invalid(file, "it is not YAML" + (line > 0 ? ": line " + line : ""));
    } catch (AccessDeniedException e) {
      throw CommandException.failed(file + ": permission denied");
    } catch (IOException e) {
      throw CommandException.failed(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static CommandException invalid(Path file, String problem) {
    return CommandException.failed("%s is not a valid kubeconfig: %s".formatted(file, problem));
  }

  private static void add(
      JsonNode entries, String kind, Path file, Map<String, JsonNode> existing) {
    for (JsonNode entry : entries) {
      JsonNode content = entry.path(kind);
      if (entry.path("name").isValueNode() && content.isObject()) {
        existing.putIfAbsent(entry.path("name").asText(), withAbsolutePaths(content, file));
      }
    }
  }

  private static JsonNode withAbsolutePaths(JsonNode content, Path file) {
    ObjectNode absolute = content.deepCopy();
    PATHS.stream().filter(absolute::has).forEach(field -> resolve(absolute, field, file));
    // A command without a folder is looked up in PATH.
    if (absolute.path("exec") instanceof ObjectNode exec
        && exec.path("command").asText("").contains("/")) {
      resolve(exec, "command", file);
    }
    return absolute;
  }

  private static void resolve(ObjectNode object, String field, Path file) {
    String name = object.path(field).asText("");
    if (!name.isEmpty()) {
      object.put(field, file.toAbsolutePath().resolveSibling(name).normalize().toString());
    }
  }
}

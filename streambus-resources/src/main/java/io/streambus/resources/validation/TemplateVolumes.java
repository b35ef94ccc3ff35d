package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.model.ProxyPaths;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for volumes that users add to the pods, and for their mounts. */
final class TemplateVolumes {

  /** Volumes of the operator. */
  private static final ImmutableSet<String> OWNED =
      ImmutableSet.of(BrokerVolumes.CONFIG, BrokerVolumes.DATA, BrokerVolumes.RAFT);

  /** Prefixes of the names of further volumes of the operator. */
  private static final ImmutableList<String> OWNED_PREFIXES = ImmutableList.of("proxy", "tls");

  /** Mount paths of the operator. Other mounts must not be above or below them. */
  private static final ImmutableList<String> RESERVED_PATHS =
      ImmutableList.of(
          BrokerPaths.CONFIG_DIRECTORY,
          BrokerPaths.DATA,
          BrokerPaths.RAFT,
          ProxyPaths.CONFIG_DIRECTORY,
          ProxyPaths.TLS_DIRECTORY,
          ProxyPaths.RUN_DIRECTORY);

  /** The limit of Linux. */
  private static final int MAX_PATH_LENGTH = 4_095;

  /** Possessive: otherwise, a long path overflows the stack. */
  private static final Pattern MOUNT_PATH = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*+)++");

  private TemplateVolumes() {}

  static Stream<Problem> check(String path, JsonNode volumes) {
    Set<String> seen = new HashSet<>();
    return Lists.each(
        path,
        TemplateRules.items(volumes).toList(),
        (itemPath, volume) ->
            Stream.concat(
                Field.of(itemPath + ".name", volume.path("name").asText())
                    .must(
                        name ->
                            !isOwned(name) && NameSyntax.DNS_LABEL.matches(name) && seen.add(name),
                        "must be unique and contain only lowercase letters, digits and '-'; config,"
                            + " data, raft and names that start with proxy or tls are reserved for"
                            + " the operator"),
                hostPath(itemPath, volume)));
  }

  private static Stream<Problem> hostPath(String path, JsonNode volume) {
    return volume.has("hostPath")
        ? Stream.of(
            new Problem(
                path + ".hostPath",
                "",
                "must not be set, because it exposes the file system of the node; use another"
                    + " volume type"))
        : Stream.empty();
  }

  static Stream<Problem> mounts(String path, JsonNode mounts) {
    Set<String> seen = new HashSet<>();
    return Lists.each(
        path,
        TemplateRules.items(mounts).toList(),
        (itemPath, mount) ->
            Stream.concat(
                Field.of(itemPath + ".name", mount.path("name").asText())
                    .must(
                        name -> !isOwned(name),
                        "must not be a volume of the operator; add a separate volume"),
                Field.of(itemPath + ".mountPath", mount.path("mountPath").asText())
                    .must(
                        mountPath -> isPermitted(mountPath) && seen.add(mountPath),
                        "must be a unique absolute path of at most 4095 characters that does not"
                            + " overlap with "
                            + String.join(", ", RESERVED_PATHS))));
  }

  private static boolean isOwned(String name) {
    return OWNED.contains(name) || OWNED_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static boolean isPermitted(String mountPath) {
    return mountPath.length() <= MAX_PATH_LENGTH
        && MOUNT_PATH.matcher(mountPath).matches()
        && RESERVED_PATHS.stream()
            .noneMatch(
                reserved ->
                    (mountPath + "/").startsWith(reserved + "/")
                        || reserved.startsWith(mountPath + "/"));
  }
}

package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.model.ProxyPaths;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of volumes that a user adds to the pods, and of where they are mounted. */
final class TemplateVolumes {

  /** Volumes of the operator; all that begin so are its own too. */
  private static final ImmutableSet<String> OWNED =
      ImmutableSet.of(BrokerVolumes.CONFIG, BrokerVolumes.DATA, BrokerVolumes.RAFT);

  private static final ImmutableList<String> OWNED_PREFIXES = ImmutableList.of("proxy", "tls");

  /** Where the operator mounts, and what must not lie beneath or above. */
  private static final ImmutableList<String> MOUNTED =
      ImmutableList.of(
          BrokerPaths.CONFIG_DIRECTORY,
          BrokerPaths.DATA,
          BrokerPaths.RAFT,
          ProxyPaths.CONFIG_DIRECTORY,
          ProxyPaths.TLS_DIRECTORY,
          ProxyPaths.RUN_DIRECTORY);

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
                        name -> !isOwned(name) && Syntax.DNS_LABEL.matches(name) && seen.add(name),
                        "must be a name of its own of lower-case letters, digits and '-'; config,"
                            + " data, raft and all that begin with proxy or tls are volumes of the"
                            + " operator"),
                hostPath(itemPath, volume)));
  }

  private static Stream<Problem> hostPath(String path, JsonNode volume) {
    return volume.has("hostPath")
        ? Stream.of(
            new Problem(
                path + ".hostPath", "", "must not be set, because it opens the disk of the node"))
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
                    .must(name -> !isOwned(name), "must not be a volume of the operator"),
                Field.of(itemPath + ".mountPath", mount.path("mountPath").asText())
                    .must(
                        place -> isFree(place) && seen.add(place),
                        "must be a path of its own, apart from " + String.join(", ", MOUNTED))));
  }

  private static boolean isOwned(String name) {
    return OWNED.contains(name) || OWNED_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static boolean isFree(String place) {
    return place.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
        && MOUNTED.stream()
            .noneMatch(own -> (place + "/").startsWith(own + "/") || own.startsWith(place + "/"));
  }
}

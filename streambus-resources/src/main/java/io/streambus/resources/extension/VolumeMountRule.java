package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.google.common.io.Files;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which volume mounts customizers must not add to a container. */
final class VolumeMountRule {

  private static final ImmutableSet<String> CLAIMS =
      ImmutableSet.of(BrokerVolumes.DATA, BrokerVolumes.RAFT);

  private VolumeMountRule() {}

  /** No mount hides files of another one, whatever its volume is. */
  static Optional<String> hidesNothing(JsonNode before, JsonNode after) {
    return firstAdded(
        before,
        after,
        added -> stream(before).anyMatch(mount -> overlap(path(mount), path(added))));
  }

  /** Claims are written by brokers only. */
  static Optional<String> readsClaims(JsonNode before, JsonNode after) {
    return firstAdded(
        before,
        after,
        added ->
            CLAIMS.contains(added.path("name").asText()) && !added.path("readOnly").asBoolean());
  }

  private static Optional<String> firstAdded(
      JsonNode before, JsonNode after, Predicate<JsonNode> isForbidden) {
    return stream(after)
        .filter(mount -> stream(before).noneMatch(mount::equals))
        .filter(isForbidden)
        .map(mount -> "[mountPath=%s]".formatted(mount.path("mountPath").asText()))
        .findFirst();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return Streams.stream(list.elements());
  }

  private static boolean overlap(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /** Returns the path of a directory, with a slash at the end. */
  private static String path(JsonNode mount) {
    String path = Files.simplifyPath(mount.path("mountPath").asText());
    return path.endsWith("/") ? path : path + "/";
  }
}

package io.streambus.image.jib;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the labels of the image say.
 *
 * @param version version of the program
 * @param revision commit that the program was built from; blank if unknown
 * @param source URL of the sources; blank if unknown
 * @param created time of the build
 */
public record ImageLabels(String version, String revision, String source, Instant created) {

  private static final String PREFIX = "org.opencontainers.image.";

  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put(PREFIX + "title", "StreamBus operator");
    labels.put(PREFIX + "description", "Kubernetes operator for StreamBus clusters");
    labels.put(PREFIX + "licenses", "Apache-2.0");
    labels.put(PREFIX + "version", version);
    labels.put(PREFIX + "created", created.toString());
    if (!revision.isBlank()) {
      labels.put(PREFIX + "revision", revision);
    }
    if (!source.isBlank()) {
      labels.put(PREFIX + "source", source);
    }
    return labels;
  }
}

package io.streambus.benchmarks.profile;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Categories of work, recognized by method names on a stack. The first matching category counts, so
 * specific ones precede general ones.
 */
enum WorkCategory {
  FINGERPRINT("canonical form and fingerprint", "io.streambus.resources.canonical."),
  BUILD("resolve and build", "io.streambus.resources."),
  COMPARE("compare actual with desired", "io.streambus.operator.apply.DriftDetector"),
  STATUS(
      "compute status and events",
      "io.streambus.operator.status.StatusProj",
      "io.streambus.operator.events."),
  WATCH(
      "decode and store responses of watches and lists",
      "AbstractWatchManager",
      "WatchHTTPManager",
      "client.informers.",
      "ListerWatcher"),
  ENCODE(
      "encode requests",
      "KubernetesSerialization.asJson",
      "ObjectMapper.writeValue",
      "ObjectWriter.writeValue"),
  DECODE(
      "decode responses",
      "KubernetesSerialization.unmarshal",
      "ObjectMapper.readValue",
      "OperationSupport.handleResponse"),
  TLS("TLS", "sun.security.ssl.", "SSLFlowDelegate", "com.sun.crypto."),
  HTTP(
      "HTTP client", "java.net.http.", "jdk.internal.net.http.", "client.http.", "client.jdkhttp."),
  FRAMEWORK("JOSDK", "io.javaoperatorsdk."),
  CLIENT("other Kubernetes client", "io.fabric8."),
  OWN("other operator", "io.streambus.operator."),
  OTHER("other");

  private final String label;
  private final ImmutableList<String> patterns;

  WorkCategory(String text, String... patterns) {
    this.label = text;
    this.patterns = ImmutableList.copyOf(patterns);
  }

  String label() {
    return label;
  }

  /** Returns the category of a stack of qualified method names. */
  static WorkCategory of(List<String> stack) {
    for (WorkCategory work : values()) {
      if (work.patterns.stream()
          .anyMatch(pattern -> stack.stream().anyMatch(method -> method.contains(pattern)))) {
        return work;
      }
    }
    return OTHER;
  }
}

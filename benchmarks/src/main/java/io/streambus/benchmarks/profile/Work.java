package io.streambus.benchmarks.profile;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Kinds of work, told by the names on a stack. The first kind that fits counts, so special ones
 * come before general ones.
 */
enum Work {
  FINGERPRINT("canonical form and fingerprint", "io.streambus.resources.canonical."),
  BUILD("resolve and build", "io.streambus.resources."),
  COMPARE("compare live with desired", "io.streambus.operator.apply.Disturbance"),
  STATUS(
      "status and events, before they are sent",
      "io.streambus.operator.status.StatusProj",
      "io.streambus.operator.events."),
  WATCH(
      "decode and store what watches and lists bring",
      "AbstractWatchManager",
      "WatcherWebSocketListener",
      "client.informers.",
      "ListerWatcher",
      "JdkWebSocketImpl"),
  ENCODE(
      "encode requests",
      "KubernetesSerialization.asJson",
      "ObjectMapper.writeValue",
      "ObjectWriter.writeValue"),
  DECODE(
      "decode answers",
      "KubernetesSerialization.unmarshal",
      "ObjectMapper.readValue",
      "OperationSupport.handleResponse"),
  TLS("TLS", "sun.security.ssl.", "SSLFlowDelegate", "com.sun.crypto."),
  HTTP(
      "HTTP client", "java.net.http.", "jdk.internal.net.http.", "client.http.", "client.jdkhttp."),
  FRAMEWORK("JOSDK", "io.javaoperatorsdk."),
  CLIENT("rest of the Kubernetes client", "io.fabric8."),
  OWN("rest of the operator", "io.streambus.operator."),
  OTHER("anything else");

  private final String text;
  private final ImmutableList<String> signs;

  Work(String text, String... signs) {
    this.text = text;
    this.signs = ImmutableList.copyOf(signs);
  }

  String text() {
    return text;
  }

  /** The kind of work of a stack of names of methods with their classes. */
  static Work of(List<String> stack) {
    for (Work work : values()) {
      if (work.signs.stream().anyMatch(sign -> stack.stream().anyMatch(m -> m.contains(sign)))) {
        return work;
      }
    }
    return OTHER;
  }
}

package io.streambus.benchmarks.isolation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Specs of clusters, as JSON, that are expensive to read, to validate or to act upon. */
final class HostileSpecs {

  private static final int LONG_KEY = 50_001;
  private static final int DEPTH = 900;
  private static final int EMPTY_OBJECTS = 340_000;
  private static final int INVALID_KEYS = 60_000;
  private static final int BROKERS = 99;

  private HostileSpecs() {}

  /** A map with a key that Jackson does not read by default. */
  static String longKey() {
    return spec("\"config\": {\"overrides\": {\"%s\": 1}}".formatted("k".repeat(LONG_KEY)));
  }

  /** Nearly as deep as Jackson permits by default. */
  static String deep() {
    return spec("\"podTemplate\": %s{}%s".formatted("{\"a\":".repeat(DEPTH), "}".repeat(DEPTH)));
  }

  /** One megabyte of objects, each of which takes a hundred times that in memory. */
  static String emptyObjects() {
    return spec(
        "\"config\": {\"overrides\": {\"a\": [%s{}]}}".formatted("{},".repeat(EMPTY_OBJECTS)));
  }

  /** As many problems as fit into an object. */
  static String invalidKeys() {
    String keys =
        IntStream.range(0, INVALID_KEYS)
            .mapToObj("\"\u00e4 %d\": 1"::formatted)
            .collect(Collectors.joining(", "));
    return spec("\"config\": {\"overrides\": {%s}}".formatted(keys));
  }

  /** A container that may do everything on its node. */
  static String privileged() {
    return spec(
        """
        "podTemplate": {"spec": {"hostPID": true, "containers": [
          {"name": "broker", "securityContext": {"privileged": "True", "runAsUser": "00"}}]}}
        """);
  }

  /** Certificates from a Secret. */
  static String withSecret(String secret) {
    return spec(
        """
        "security": {"tls": {"enabled": true, "certSecretName": "%s"}}
        """
            .formatted(secret));
  }

  /** The largest cluster, with brokers that are called for metrics. */
  static String manyBrokers() {
    return """
        {"replicas": %d, "storage": {"size": "10Gi", "raftSize": "5Gi"},
         "observability": {"metrics": {"enabled": true}}}
        """
        .formatted(BROKERS);
  }

  /** A small cluster. */
  static String small() {
    return spec("\"podLabels\": {}");
  }

  private static String spec(String fields) {
    return """
        {"replicas": 3, "storage": {"size": "10Gi", "raftSize": "5Gi"}, %s}
        """
        .formatted(fields);
  }
}

package io.streambus.resources.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterNames;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import java.util.Optional;

/**
 * The configuration file, shared by all brokers: the broker ID is passed on the command line.
 *
 * @param yaml content of the file
 * @param checksum SHA-256 of the file in hexadecimal; a change requires a restart of the brokers
 */
public record BrokerConfig(String yaml, String checksum) {

  static BrokerConfig of(BrokerCluster cluster) {
    ObjectNode file = managed(cluster);
    cluster.configOverrides().forEach((key, value) -> merge(file, key, value));
    return of(CanonicalForm.yaml(file));
  }

  /**
   * {@return the configuration for an existing file}
   *
   * @param yaml the content of the file
   */
  public static BrokerConfig of(String yaml) {
    return new BrokerConfig(yaml, Sha256.hex(yaml));
  }

  /**
   * {@return the domain in the host names of the peers of an existing file; empty if it lists no
   * peers} Searches for the first peer instead of parsing the file, because this is called in every
   * reconciliation.
   *
   * @param yaml the content of the file
   * @param cluster name of the cluster
   * @param namespace namespace of the cluster
   */
  public static Optional<String> clusterDomain(String yaml, String cluster, String namespace) {
    String host = "1:" + ClusterNames.brokerHost(cluster, namespace, 0) + ".";
    int start = yaml.indexOf(host) + host.length();
    int end = yaml.indexOf(':', start);
    return yaml.contains(host) && end > start
        ? Optional.of(yaml.substring(start, end))
        : Optional.empty();
  }

  /** Returns all keys that any version of the broker reads, and no others. */
  private static ObjectNode managed(BrokerCluster cluster) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    boolean behindProxy = cluster.tls().enabled().isPresent();
    // All addresses rather than the pod name, because port forwarding connects through loopback.
    file.withObjectProperty("server")
        .put("host", behindProxy ? "127.0.0.1" : "0.0.0.0")
        .put("port", behindProxy ? cluster.proxyPorts().broker() : cluster.ports().client())
        .put("http_port", cluster.ports().http());
    file.withObjectProperty("storage").put("data_dir", BrokerPaths.DATA);
    ObjectNode members = file.withObjectProperty("cluster");
    members
        .withObjectProperty("raft")
        .put("data_dir", BrokerPaths.raftEpochDirectory(cluster.raftEpochNumber()));
    for (int ordinal = 0; ordinal < cluster.replicas(); ordinal++) {
      members.withArrayProperty("peers").add(peer(cluster, ordinal));
    }
    file.withObjectProperty("observability")
        .withObjectProperty("logging")
        .put("level", cluster.logLevel().value());
    if (cluster.auditLog()) {
      audit(file.withObjectProperty("security"));
    }
    return file;
  }

  /**
   * Enables the audit log. A broker records only requests that pass its authorization, so
   * authorization is enabled and admits every client: the broker sees all of them as the principal
   * anonymous. Without a separate file, the audit log is part of the broker log.
   */
  private static void audit(ObjectNode security) {
    security.put("enabled", true).put("authz_enabled", true);
    security.withArrayProperty("super_users").add("anonymous");
    security.withObjectProperty("audit").put("enabled", true);
  }

  /**
   * Returns the peer under its fully qualified name, which the kubelet adds to the hosts file of
   * the pod, so that resolving it does not require DNS.
   */
  private static String peer(BrokerCluster cluster, int ordinal) {
    return "%d:%s.%s:%d"
        .formatted(
            ordinal + 1,
            ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal),
            cluster.clusterDomain(),
            cluster.ports().raft());
  }

  private static void merge(ObjectNode file, String key, JsonNode value) {
    if (value instanceof ObjectNode map && file.get(key) instanceof ObjectNode existing) {
      map.forEachEntry((inner, innerValue) -> merge(existing, inner, innerValue));
    } else {
      file.set(key, value);
    }
  }
}

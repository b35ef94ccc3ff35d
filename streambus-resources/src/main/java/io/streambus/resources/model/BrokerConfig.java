package io.streambus.resources.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterNames;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;

/**
 * The configuration file of the brokers. It is one file for all of them: the id of a broker comes
 * by command line.
 *
 * @param yaml the file
 * @param checksum SHA-256 of the file in hexadecimal; another one means that brokers must restart
 */
public record BrokerConfig(String yaml, String checksum) {

  static BrokerConfig of(BrokerCluster cluster) {
    ObjectNode file = own(cluster);
    cluster.configOverrides().forEach((key, value) -> merge(file, key, value));
    return of(CanonicalForm.yaml(file));
  }

  /** Of a file that was made before. */
  public static BrokerConfig of(String yaml) {
    return new BrokerConfig(yaml, Sha256.hex(yaml));
  }

  /** Every key that some version of the broker reads, and no other. */
  private static ObjectNode own(BrokerCluster cluster) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    boolean behindProxy = cluster.tls().on().isPresent();
    // All addresses, not the name of the pod: a port forward comes in by loopback.
    file.withObjectProperty("server")
        .put("host", behindProxy ? "127.0.0.1" : "0.0.0.0")
        .put("port", behindProxy ? cluster.proxyPorts().broker() : cluster.ports().client())
        .put("http_port", cluster.ports().http());
    file.withObjectProperty("storage").put("data_dir", BrokerPaths.DATA);
    ObjectNode members = file.withObjectProperty("cluster");
    members
        .withObjectProperty("raft")
        .put("data_dir", BrokerPaths.raftLog(cluster.raftEpochNumber()));
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
   * A broker records only what passes its authorization, so that is on and lets everybody through:
   * to a broker each client is the principal called anonymous. Without a file of its own the audit
   * log is part of the broker's log.
   */
  private static void audit(ObjectNode security) {
    security.put("enabled", true).put("authz_enabled", true);
    security.withArrayProperty("super_users").add("anonymous");
    security.withObjectProperty("audit").put("enabled", true);
  }

  /** The full name: the kubelet writes it to the hosts file of the pod, where no DNS is needed. */
  private static String peer(BrokerCluster cluster, int ordinal) {
    return "%d:%s.%s:%d"
        .formatted(
            ordinal + 1,
            ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal),
            cluster.clusterDomain(),
            cluster.ports().raft());
  }

  private static void merge(ObjectNode file, String key, JsonNode value) {
    if (value instanceof ObjectNode map && file.get(key) instanceof ObjectNode own) {
      map.forEachEntry((inner, innerValue) -> merge(own, inner, innerValue));
    } else {
      file.set(key, value);
    }
  }
}

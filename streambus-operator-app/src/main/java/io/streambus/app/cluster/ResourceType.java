package io.streambus.app.cluster;

import io.streambus.api.StreamBusCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A type of objects of the API server.
 *
 * @param group API group; empty for the core group
 * @param version API version
 * @param plural name in paths and permissions, such as {@code pods}
 */
public record ResourceType(String group, String version, String plural) {

  /** The type of clusters. */
  public static final ResourceType CLUSTERS =
      new ResourceType(StreamBusCluster.GROUP, StreamBusCluster.VERSION, "streambusclusters");

  /** The type of pods. */
  public static final ResourceType PODS = core("pods");

  /** The type of PersistentVolumeClaims. */
  public static final ResourceType CLAIMS = core("persistentvolumeclaims");

  /** The type of events. */
  public static final ResourceType EVENTS = core("events");

  /** The type of Secrets. */
  public static final ResourceType SECRETS = core("secrets");

  /** The type of StatefulSets. */
  public static final ResourceType STATEFUL_SETS = new ResourceType("apps", "v1", "statefulsets");

  /** The type of Deployments. */
  public static final ResourceType DEPLOYMENTS = new ResourceType("apps", "v1", "deployments");

  /** Returns a type of the core group. */
  public static ResourceType core(String plural) {
    return new ResourceType("", "v1", plural);
  }

  /** Returns the path of one object. */
  public String path(String namespace, String name) {
    return path(Optional.of(namespace)) + "/" + encode(name);
  }

  /** Returns the path of all objects in a namespace, or in all namespaces if it is empty. */
  public String path(Optional<String> namespace) {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return root + namespace.map(name -> "/namespaces/" + encode(name)).orElse("") + "/" + plural;
  }

  /** Encodes a value for a path or a query. */
  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The name in permissions, such as {@code statefulsets.apps}. */
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}

package io.streambus.api;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels of all objects that the operator creates. All methods are pure functions. */
public final class ClusterLabels {

  /** Prefix of the labels that Kubernetes recommends. */
  private static final String PREFIX = "app.kubernetes.io/";

  /** Label key; the value is {@link #BROKER_NAME}. */
  public static final String NAME = PREFIX + "name";

  /** Label key; the value is the name of the cluster. */
  public static final String INSTANCE = PREFIX + "instance";

  /** Label key; the value is {@code broker}. */
  public static final String COMPONENT = PREFIX + "component";

  /** Label key; the value is {@link #OPERATOR}. */
  public static final String MANAGED_BY = PREFIX + "managed-by";

  /** Label key; the value is {@code streambus}. */
  public static final String PART_OF = PREFIX + "part-of";

  /** Label key; the value is the StreamBus version. */
  public static final String VERSION = PREFIX + "version";

  /**
   * Label key that distinguishes the Services of a cluster. The headless Service has the value
   * {@link #HEADLESS}.
   */
  public static final String SERVICE = "streambus.io/service";

  /** Value of {@link #SERVICE}. */
  public static final String HEADLESS = "headless";

  /** Value of {@link #NAME}. */
  public static final String BROKER_NAME = "streambus-broker";

  /** Value of {@link #MANAGED_BY}, and the field manager of all writes. */
  public static final String OPERATOR = "streambus-operator";

  private ClusterLabels() {}

  /**
   * {@return the labels that select the pods of a cluster} They never change during the lifetime of
   * the cluster.
   *
   * @param cluster name of the cluster
   */
  public static ImmutableMap<String, String> selector(String cluster) {
    return ImmutableMap.of(
        NAME, BROKER_NAME,
        INSTANCE, cluster,
        COMPONENT, "broker");
  }

  /**
   * {@return all labels of the objects of a cluster except the version}
   *
   * @param cluster name of the cluster
   */
  public static ImmutableMap<String, String> of(String cluster) {
    return ImmutableMap.<String, String>builder()
        .putAll(selector(cluster))
        .put(MANAGED_BY, OPERATOR)
        .put(PART_OF, "streambus")
        .build();
  }

  /**
   * {@return all labels of the objects of a cluster; {@code version} must be a valid label value}
   *
   * @param cluster name of the cluster
   * @param version version of StreamBus
   */
  public static ImmutableMap<String, String> of(String cluster, String version) {
    return ImmutableMap.<String, String>builder().putAll(of(cluster)).put(VERSION, version).build();
  }

  /**
   * {@return {@link #selector} in the format of {@code kubectl -l}}
   *
   * @param cluster name of the cluster
   */
  public static String selectorString(String cluster) {
    return selector(cluster).entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining(","));
  }
}

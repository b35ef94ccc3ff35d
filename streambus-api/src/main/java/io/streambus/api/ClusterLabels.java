package io.streambus.api;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels of everything that the operator makes. Pure functions of their arguments. */
public final class ClusterLabels {

  /** Prefix of the recommended labels of Kubernetes. */
  private static final String PREFIX = "app.kubernetes.io/";

  /** Key whose value is {@link #BROKER_NAME}. */
  public static final String NAME = PREFIX + "name";

  /** Key whose value is the name of the cluster. */
  public static final String INSTANCE = PREFIX + "instance";

  /** Key whose value is {@code broker}. */
  public static final String COMPONENT = PREFIX + "component";

  /** Key whose value is {@link #OPERATOR}. */
  public static final String MANAGED_BY = PREFIX + "managed-by";

  /** Key whose value is {@code streambus}. */
  public static final String PART_OF = PREFIX + "part-of";

  /** Key whose value is the version of StreamBus. */
  public static final String VERSION = PREFIX + "version";

  /** Key that tells the Services of a cluster apart; the one for brokers has {@link #HEADLESS}. */
  public static final String SERVICE = "streambus.io/service";

  /** Value of {@link #SERVICE}. */
  public static final String HEADLESS = "headless";

  /** Value of {@link #NAME}. */
  public static final String BROKER_NAME = "streambus-broker";

  /** Value of {@link #MANAGED_BY}, and the field manager of every write. */
  public static final String OPERATOR = "streambus-operator";

  private ClusterLabels() {}

  /** Labels that select the pods of a cluster. They never change while the cluster lives. */
  public static ImmutableMap<String, String> selector(String cluster) {
    return ImmutableMap.of(
        NAME, BROKER_NAME,
        INSTANCE, cluster,
        COMPONENT, "broker");
  }

  /** All labels of the objects of a cluster but the version. */
  public static ImmutableMap<String, String> of(String cluster) {
    return ImmutableMap.<String, String>builder()
        .putAll(selector(cluster))
        .put(MANAGED_BY, OPERATOR)
        .put(PART_OF, "streambus")
        .build();
  }

  /** All labels of the objects of a cluster; {@code version} must be a valid label value. */
  public static ImmutableMap<String, String> of(String cluster, String version) {
    return ImmutableMap.<String, String>builder().putAll(of(cluster)).put(VERSION, version).build();
  }

  /** {@link #selector} in the form that {@code kubectl -l} takes. */
  public static String selectorText(String cluster) {
    return selector(cluster).entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining(","));
  }
}

package io.streambus.api;

import com.google.common.collect.ImmutableSet;

/** Names of all objects that the operator creates for a cluster. All methods are pure functions. */
public final class ClusterNames {

  /**
   * Pattern of cluster names. A cluster name must be a DNS-1035 label because Services are named
   * after it.
   */
  public static final String PATTERN = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

  /**
   * Maximum length of a cluster name. The StatefulSet controller labels pods with {@code
   * <cluster>-<10 characters>}, and a label value has at most 63 characters.
   */
  public static final int MAX_LENGTH = 52;

  /** Message for a name that exceeds {@link #MAX_LENGTH}. */
  public static final String TOO_LONG_MESSAGE =
      "must be no more than 52 characters, because Kubernetes appends 11 characters in a pod label"
          + " of at most 63; choose a shorter name";

  /** Message for a name that does not match {@link #PATTERN}. */
  public static final String NOT_A_DNS_LABEL_MESSAGE =
      "must start with a lowercase letter, contain only lowercase letters, digits and '-', and end"
          + " with a letter or digit, because Services are named after it";

  private ClusterNames() {}

  /** ConfigMap that contains the broker configuration. */
  public static String configMap(String cluster) {
    return cluster + "-config";
  }

  /** ConfigMap that contains the proxy configuration if TLS is enabled. */
  public static String proxyConfigMap(String cluster) {
    return cluster + "-proxy";
  }

  /** Headless Service that provides a DNS name for each broker. */
  public static String headlessService(String cluster) {
    return cluster + "-headless";
  }

  /** Service for clients. */
  public static String clientService(String cluster) {
    return cluster;
  }

  /** StatefulSet of the brokers. */
  public static String statefulSet(String cluster) {
    return cluster;
  }

  /** ServiceAccount of the brokers unless the spec specifies one. */
  public static String serviceAccount(String cluster) {
    return cluster;
  }

  /** NetworkPolicy of the brokers if access to them is restricted. */
  public static String networkPolicy(String cluster) {
    return cluster;
  }

  /** PodDisruptionBudget of the brokers. */
  public static String podDisruptionBudget(String cluster) {
    return cluster;
  }

  /** ServiceMonitor of the brokers. */
  public static String serviceMonitor(String cluster) {
    return cluster;
  }

  /** cert-manager Certificate if the spec specifies an issuer. */
  public static String certificate(String cluster) {
    return cluster;
  }

  /** Wildcard DNS name of all brokers, without the cluster domain. */
  public static String brokerWildcardHost(String cluster, String namespace) {
    return "*.%s.%s.svc".formatted(headlessService(cluster), namespace);
  }

  /** DNS name of the client Service, without the cluster domain. */
  public static String clientHost(String cluster, String namespace) {
    return "%s.%s.svc".formatted(clientService(cluster), namespace);
  }

  /** Secret that contains the certificate of the brokers unless the spec specifies one. */
  public static String certificateSecret(String cluster) {
    return cluster + "-tls";
  }

  /** Secret that contains the CA that signs the certificate if the operator maintains one. */
  public static String caSecret(String cluster) {
    return cluster + "-ca";
  }

  /** All names of objects that the operator creates for a cluster, of any kind except Secrets. */
  public static ImmutableSet<String> managed(String cluster) {
    return ImmutableSet.of(
        cluster, configMap(cluster), proxyConfigMap(cluster), headlessService(cluster));
  }

  /** Pod of one broker. */
  public static String pod(String cluster, int ordinal) {
    return cluster + "-" + ordinal;
  }

  /** PersistentVolumeClaim of one broker; {@code template} is {@code data} or {@code raft}. */
  public static String claim(String template, String cluster, int ordinal) {
    return template + "-" + pod(cluster, ordinal);
  }

  /** DNS name of one broker, without the cluster domain. */
  public static String brokerHost(String cluster, String namespace, int ordinal) {
    return "%s.%s.%s.svc".formatted(pod(cluster, ordinal), headlessService(cluster), namespace);
  }
}

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

  /**
   * {@return the ConfigMap that contains the broker configuration}
   *
   * @param cluster name of the cluster
   */
  public static String configMap(String cluster) {
    return cluster + "-config";
  }

  /**
   * {@return the ConfigMap that contains the proxy configuration if TLS is enabled}
   *
   * @param cluster name of the cluster
   */
  public static String proxyConfigMap(String cluster) {
    return cluster + "-proxy";
  }

  /**
   * {@return the headless Service that provides a DNS name for each broker}
   *
   * @param cluster name of the cluster
   */
  public static String headlessService(String cluster) {
    return cluster + "-headless";
  }

  /**
   * {@return the Service for clients}
   *
   * @param cluster name of the cluster
   */
  public static String clientService(String cluster) {
    return cluster;
  }

  /**
   * {@return the StatefulSet of the brokers}
   *
   * @param cluster name of the cluster
   */
  public static String statefulSet(String cluster) {
    return cluster;
  }

  /**
   * {@return the ServiceAccount of the brokers unless the spec specifies one}
   *
   * @param cluster name of the cluster
   */
  public static String serviceAccount(String cluster) {
    return cluster;
  }

  /**
   * {@return the NetworkPolicy of the brokers if access to them is restricted}
   *
   * @param cluster name of the cluster
   */
  public static String networkPolicy(String cluster) {
    return cluster;
  }

  /**
   * {@return the PodDisruptionBudget of the brokers}
   *
   * @param cluster name of the cluster
   */
  public static String podDisruptionBudget(String cluster) {
    return cluster;
  }

  /**
   * {@return the ServiceMonitor of the brokers}
   *
   * @param cluster name of the cluster
   */
  public static String serviceMonitor(String cluster) {
    return cluster;
  }

  /**
   * {@return the cert-manager Certificate if the spec specifies an issuer}
   *
   * @param cluster name of the cluster
   */
  public static String certificate(String cluster) {
    return cluster;
  }

  /**
   * {@return the wildcard DNS name of all brokers, without the cluster domain}
   *
   * @param cluster name of the cluster
   * @param namespace namespace of the cluster
   */
  public static String brokerWildcardHost(String cluster, String namespace) {
    return "*.%s.%s.svc".formatted(headlessService(cluster), namespace);
  }

  /**
   * {@return the DNS name of the client Service, without the cluster domain}
   *
   * @param cluster name of the cluster
   * @param namespace namespace of the cluster
   */
  public static String clientHost(String cluster, String namespace) {
    return "%s.%s.svc".formatted(clientService(cluster), namespace);
  }

  /**
   * {@return the Secret that contains the certificate of the brokers unless the spec specifies one}
   *
   * @param cluster name of the cluster
   */
  public static String certificateSecret(String cluster) {
    return cluster + "-tls";
  }

  /**
   * {@return the Secret that contains the CA that signs the certificate if the operator maintains
   * one}
   *
   * @param cluster name of the cluster
   */
  public static String caSecret(String cluster) {
    return cluster + "-ca";
  }

  /**
   * {@return all names of objects that the operator creates for a cluster, of any kind except
   * Secrets}
   *
   * @param cluster name of the cluster
   */
  public static ImmutableSet<String> managed(String cluster) {
    return ImmutableSet.of(
        cluster, configMap(cluster), proxyConfigMap(cluster), headlessService(cluster));
  }

  /**
   * {@return the Pod of one broker}
   *
   * @param cluster name of the cluster
   * @param ordinal ordinal of the broker, starting at 0
   */
  public static String pod(String cluster, int ordinal) {
    return cluster + "-" + ordinal;
  }

  /**
   * {@return the PersistentVolumeClaim of one broker; {@code template} is {@code data} or {@code
   * raft}}
   *
   * @param template name of the volume claim template
   * @param cluster name of the cluster
   * @param ordinal ordinal of the broker, starting at 0
   */
  public static String claim(String template, String cluster, int ordinal) {
    return template + "-" + pod(cluster, ordinal);
  }

  /**
   * {@return the DNS name of one broker, without the cluster domain}
   *
   * @param cluster name of the cluster
   * @param namespace namespace of the cluster
   * @param ordinal ordinal of the broker, starting at 0
   */
  public static String brokerHost(String cluster, String namespace, int ordinal) {
    return "%s.%s.%s.svc".formatted(pod(cluster, ordinal), headlessService(cluster), namespace);
  }
}

package io.streambus.api;

/** Names of everything that the operator makes for a cluster. Pure functions of their arguments. */
public final class ClusterNames {

  /** Pattern of a cluster name: it names Services, so it is a DNS-1035 label. */
  public static final String PATTERN = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

  /**
   * Longest cluster name. The StatefulSet controller labels pods with {@code <cluster>-<10
   * characters>}, and a label value holds 63 characters.
   */
  public static final int MAX_LENGTH = 52;

  /** What is wrong with a name over {@link #MAX_LENGTH}, and what to do. */
  public static final String TOO_LONG =
      "the name must have at most 52 characters, because Kubernetes adds 11 to it in a pod label of"
          + " at most 63";

  /** What is wrong with a name that does not match {@link #PATTERN}, and what to do. */
  public static final String NOT_A_DNS_LABEL =
      "the name must start with a lower-case letter and hold only lower-case letters, digits and"
          + " '-', because it names Services";

  private ClusterNames() {}

  /** ConfigMap with the broker configuration. */
  public static String configMap(String cluster) {
    return cluster + "-config";
  }

  /** ConfigMap with the configuration of the proxies, where TLS is on. */
  public static String proxyConfigMap(String cluster) {
    return cluster + "-proxy";
  }

  /** Service that gives each broker its DNS name. */
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

  /** ServiceAccount of the brokers, where the spec names none. */
  public static String serviceAccount(String cluster) {
    return cluster;
  }

  /** NetworkPolicy of the brokers, where they are guarded. */
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

  /** Certificate of cert-manager, where the spec names an issuer. */
  public static String certificate(String cluster) {
    return cluster;
  }

  /** The DNS name of all brokers, with a wildcard, without the domain of the Kubernetes cluster. */
  public static String everyBrokerHost(String cluster, String namespace) {
    return "*.%s.%s.svc".formatted(headlessService(cluster), namespace);
  }

  /** The DNS name of the Service of clients, without the domain of the Kubernetes cluster. */
  public static String clientHost(String cluster, String namespace) {
    return "%s.%s.svc".formatted(clientService(cluster), namespace);
  }

  /** Secret with the certificate of the brokers, where the spec names none. */
  public static String certificateSecret(String cluster) {
    return cluster + "-tls";
  }

  /** Secret with the authority that signs the certificate, where the operator keeps one. */
  public static String authoritySecret(String cluster) {
    return cluster + "-ca";
  }

  /** Pod of one broker. */
  public static String pod(String cluster, int ordinal) {
    return cluster + "-" + ordinal;
  }

  /** PersistentVolumeClaim of one broker; {@code template} is {@code data} or {@code raft}. */
  public static String claim(String template, String cluster, int ordinal) {
    return template + "-" + pod(cluster, ordinal);
  }

  /** Host name of one broker that resolves inside the Kubernetes cluster, without its domain. */
  public static String brokerHost(String cluster, String namespace, int ordinal) {
    return "%s.%s.%s.svc".formatted(pod(cluster, ordinal), headlessService(cluster), namespace);
  }
}

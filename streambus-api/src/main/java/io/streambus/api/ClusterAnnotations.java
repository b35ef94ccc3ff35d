package io.streambus.api;

/** Annotations that the operator writes or reads. */
public final class ClusterAnnotations {

  /** On every object of the operator: SHA-256 of what was applied, in hexadecimal. */
  public static final String FINGERPRINT = StreamBusCluster.GROUP + "/fingerprint";

  /** On the pods: SHA-256 of the broker configuration that the pod was started with. */
  public static final String CONFIG_CHECKSUM = StreamBusCluster.GROUP + "/config-checksum";

  /** On pods with a proxy: SHA-256 of the files that the proxy was started with. */
  public static final String PROXY_CHECKSUM = StreamBusCluster.GROUP + "/proxy-checksum";

  private ClusterAnnotations() {}
}

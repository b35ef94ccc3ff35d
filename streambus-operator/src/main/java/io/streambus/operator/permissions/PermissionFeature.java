package io.streambus.operator.permissions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A feature of the operator that needs permissions of its own. */
public enum PermissionFeature {
  /** Every cluster. */
  CORE("every cluster"),
  /** Leader election, between replicas of the operator. */
  LEADER_ELECTION("leader election"),
  /** TLS with certificates from Secrets. */
  SECRETS("clusters with `security.tls`"),
  /** TLS with certificates that the operator issues. */
  SELF_SIGNED("clusters with `security.tls.selfSigned`"),
  /** TLS with certificates that cert-manager issues. */
  CERT_MANAGER("clusters with `security.tls.issuerRef`"),
  /** ServiceMonitors of the Prometheus Operator. */
  SERVICE_MONITOR("clusters with `observability.metrics.serviceMonitor`"),
  /** The check, before a restart, that a node can run the pod. */
  NODE_CHECKS("the check of nodes before restarts"),
  /** Messages about brokers that do not start. */
  DIAGNOSTICS("messages about brokers that do not start"),
  /** The option {@code --metrics-secure}; needs no permission unless it is set. */
  SECURE_METRICS("`--metrics-secure`");

  private final String purpose;

  PermissionFeature(String purpose) {
    this.purpose = purpose;
  }

  /** Returns the features of an operator that runs with the defaults of its options. */
  public static Set<PermissionFeature> defaults() {
    return EnumSet.complementOf(EnumSet.of(SECURE_METRICS));
  }

  /** Name in lower case with hyphens, such as {@code cert-manager}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the permissions are for, in Markdown, such as {@code clusters with `security.tls`}. */
  public String purpose() {
    return purpose;
  }
}

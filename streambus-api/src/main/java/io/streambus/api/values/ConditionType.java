package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Types of conditions. Ready, Reconciling and Stalled mean what kstatus says. */
public enum ConditionType implements SpecValue {
  /** All brokers accept clients and run what the spec wants. */
  READY("Ready"),
  /** The operator or Kubernetes still works on the spec. */
  RECONCILING("Reconciling"),
  /** Nothing more happens until a person acts. */
  STALLED("Stalled"),
  /** Brokers restart, and nobody serves meanwhile: there are too few of them. */
  ROLLOUT_INTERRUPTS("RolloutInterrupts"),
  /** A person switched off a rule of restarts, or tried to. */
  PREDICATE_OVERRIDDEN("PredicateOverridden"),
  /** A user paused work on the cluster. */
  PAUSED("Paused"),
  /** The pods keep a template that a former version of the operator made. */
  TEMPLATE_UPDATE_PENDING("TemplateUpdatePending"),
  /** A change of the spec is not brought about; the former value stays in force. */
  CHANGE_BLOCKED("ChangeBlocked"),
  /** Another number of brokers is asked for and waits. */
  SCALE_BLOCKED("ScaleBlocked"),
  /** The number of brokers changes. */
  SCALING("Scaling"),
  /** All brokers are stopped, because the user wants it so. */
  HIBERNATED("Hibernated"),
  /** Volumes are on their way to the size of the spec; False while they cannot get there. */
  STORAGE_RESIZING("StorageResizing"),
  /** Enough brokers accept clients to choose a leader. */
  QUORUM_HEALTHY("QuorumHealthy"),
  /** The spec asks for something that nobody enforces. */
  FEATURE_NOT_ENFORCED("FeatureNotEnforced"),
  /** The brokers have the tenants and limits of the spec. */
  TENANTS_SYNCED("TenantsSynced"),
  /** The limits of all tenants together promise more than the brokers have. */
  TENANTS_OVERCOMMITTED("TenantsOvercommitted"),
  /** The certificate of the brokers can be used. */
  CERTIFICATES_READY("CertificatesReady"),
  /** The certificate of the brokers ends soon. */
  CERTIFICATE_EXPIRING("CertificateExpiring"),
  /** A ServiceMonitor is asked for and the operator cannot make or keep one. */
  MONITORING_UNAVAILABLE("MonitoringUnavailable"),
  /** A certificate of cert-manager is asked for and the operator cannot make or keep one. */
  CERT_MANAGER_UNAVAILABLE("CertManagerUnavailable");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

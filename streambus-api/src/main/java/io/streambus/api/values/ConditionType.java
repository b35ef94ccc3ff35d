package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Types of conditions. Ready, Reconciling and Stalled have the meaning that kstatus defines. */
public enum ConditionType implements SpecValue {
  /** All brokers accept clients and run the desired state. */
  READY("Ready"),
  /** The operator or Kubernetes is still applying the spec. */
  RECONCILING("Reconciling"),
  /** No further progress is possible without user action. */
  STALLED("Stalled"),
  /** Restarts interrupt the service because there are too few brokers. */
  ROLLOUT_INTERRUPTS("RolloutInterrupts"),
  /** A user disabled a rollout predicate, or tried to. */
  PREDICATE_OVERRIDDEN("PredicateOverridden"),
  /** A user paused work on the cluster. */
  PAUSED("Paused"),
  /** The pods retain a pod template that an earlier operator version created. */
  TEMPLATE_UPDATE_PENDING("TemplateUpdatePending"),
  /** A spec change is not applied; the existing value is retained. */
  CHANGE_BLOCKED("ChangeBlocked"),
  /** Another client keeps changing an object of the cluster back. */
  FIELD_CONFLICT("FieldConflict"),
  /** An extension of an embedded operator fails, so the spec is not applied. */
  EXTENSION_FAILED("ExtensionFailed"),
  /** An extension of an embedded operator adds an object that cannot be created or updated. */
  EXTENSION_API_UNAVAILABLE("ExtensionApiUnavailable"),
  /** Other pods have the labels of the brokers. */
  UNEXPECTED_PODS("UnexpectedPods"),
  /** A different number of brokers is requested and is not applied yet. */
  SCALE_BLOCKED("ScaleBlocked"),
  /** The number of brokers is changing. */
  SCALING("Scaling"),
  /** All brokers are stopped, as requested by the user. */
  HIBERNATED("Hibernated"),
  /** Volumes are being resized to the size in the spec; False if they cannot be resized. */
  STORAGE_RESIZING("StorageResizing"),
  /** Enough brokers accept clients to elect a leader. */
  QUORUM_HEALTHY("QuorumHealthy"),
  /** The spec requests something that is not enforced. */
  FEATURE_NOT_ENFORCED("FeatureNotEnforced"),
  /** The brokers have the tenants and limits of the spec. */
  TENANTS_SYNCED("TenantsSynced"),
  /** The sum of the limits of all tenants exceeds the capacity of the brokers. */
  TENANTS_OVERCOMMITTED("TenantsOvercommitted"),
  /** The certificate of the brokers can be used. */
  CERTIFICATES_READY("CertificatesReady"),
  /** The certificate of the brokers expires soon. */
  CERTIFICATE_EXPIRING("CertificateExpiring"),
  /** A ServiceMonitor is requested and the operator cannot create or update it. */
  MONITORING_UNAVAILABLE("MonitoringUnavailable"),
  /** A cert-manager Certificate is requested and the operator cannot create or update it. */
  CERT_MANAGER_UNAVAILABLE("CertManagerUnavailable");

  private final String value;

  ConditionType(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

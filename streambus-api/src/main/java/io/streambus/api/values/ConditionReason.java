package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Reasons of conditions. */
public enum ConditionReason implements SpecValue {
  /** All brokers accept clients. */
  ALL_BROKERS_READY("AllBrokersReady"),
  /** The first start is not complete. */
  STARTING_BROKERS("StartingBrokers"),
  /** Brokers that were ready are no longer ready. */
  BROKERS_UNAVAILABLE("BrokersUnavailable"),
  /** Brokers are updated to the spec one at a time. */
  ROLLING_OUT("RollingOut"),
  /** A cluster of one or two brokers tolerates no failures. */
  NO_REDUNDANCY("NoRedundancy"),
  /** A rollout predicate is disabled until a time. */
  PREDICATE_DISABLED("PredicateDisabled"),
  /** The annotation that disables rollout predicates is invalid. */
  INVALID_OVERRIDE("InvalidOverride"),
  /** No work remains. */
  UP_TO_DATE("UpToDate"),
  /** The spec violates rules; the message lists all violations. */
  INVALID_SPEC("InvalidSpec"),
  /** The spec does not match the schema. */
  UNPARSABLE_SPEC("UnparsableSpec"),
  /** An object of the same name exists and is not managed by this operator. */
  NAME_CONFLICT("NameConflict"),
  /** The API server rejected an object. */
  REQUEST_REJECTED("RequestRejected"),
  /** An error of the operator ends each reconciliation. */
  INTERNAL_ERROR("InternalError"),
  /** An extension throws an exception, or returns something invalid. */
  EXTENSION_ERROR("ExtensionError"),
  /** An extension changes something that the safety of the brokers depends on. */
  EXTENSION_FORBIDDEN("ExtensionForbidden"),
  /** An extension gives different answers for the same cluster. */
  EXTENSION_UNSTABLE("ExtensionUnstable"),
  /** The API of an object that an extension adds is not installed. */
  EXTENSION_API_MISSING("ExtensionApiMissing"),
  /** A user paused restarting, scaling and resizing. */
  ROLLOUT_PAUSED("RolloutPaused"),
  /** A user paused everything except status updates. */
  RECONCILIATION_PAUSED("ReconciliationPaused"),
  /** Only the operator version requires a new pod template, so the existing one is retained. */
  TEMPLATE_RETAINED("TemplateRetained"),
  /** A user must confirm the disruption that the change causes. */
  CONFIRMATION_REQUIRED("ConfirmationRequired"),
  /** The spec forbids the change. */
  SCALING_REJECTED("ScalingRejected"),
  /** The change begins once the cluster is healthy. */
  BROKERS_NOT_READY("BrokersNotReady"),
  /** All brokers are about to stop. */
  SCALING_SCHEDULED("ScalingScheduled"),
  /** All brokers are stopping. */
  STOPPING_BROKERS("StoppingBrokers"),
  /** No broker runs, as requested by the user. */
  HIBERNATED("Hibernated"),
  /** Another client changes a field again each time the operator has corrected it. */
  FIELD_CHANGED_REPEATEDLY("FieldChangedRepeatedly"),
  /** Services select pods that are no brokers. */
  LABELS_COPIED("LabelsCopied"),
  /** The StorageClass of the volumes does not exist, so they are never created. */
  STORAGE_CLASS_MISSING("StorageClassMissing"),
  /** The StorageClass of the volumes was changed, or their size was reduced. */
  STORAGE_IMMUTABLE("StorageImmutable"),
  /** A change of ports, the host network or the cluster domain waits until no broker is running. */
  REQUIRES_FULL_STOP("RequiresFullStop"),
  /** Volumes are being expanded. */
  RESIZING_VOLUMES("ResizingVolumes"),
  /** Volumes are expanded; their file systems are resized in the pods. */
  FILE_SYSTEM_RESIZE_PENDING("FileSystemResizePending"),
  /** The volumes are expanded; the claim templates of the StatefulSet are updated later. */
  TEMPLATES_PENDING("TemplatesPending"),
  /** The StorageClass of the volumes does not allow expansion. */
  EXPANSION_NOT_SUPPORTED("ExpansionNotSupported"),
  /** A majority of the brokers accept clients. */
  QUORUM_AVAILABLE("QuorumAvailable"),
  /** Fewer brokers accept clients than are required to elect a leader. */
  QUORUM_LOST("QuorumLost"),
  /** Fields are set that are not enforced. */
  NOT_ENFORCED("NotEnforced"),
  /** All brokers have the tenants and limits of the spec. */
  TENANTS_APPLIED("TenantsApplied"),
  /** Some brokers do not have the tenants and limits of the spec yet. */
  TENANTS_PENDING("TenantsPending"),
  /** The operator cannot reach the admin API of brokers. */
  BROKERS_UNREACHABLE("BrokersUnreachable"),
  /** Brokers reject requests of the operator. */
  REJECTED_BY_BROKERS("RejectedByBrokers"),
  /** The sum of the limits exceeds the capacity. */
  OVERCOMMITTED("Overcommitted"),
  /** The certificate and its key are valid for the cluster. */
  CERTIFICATE_VALID("CertificateValid"),
  /** A Secret that the spec references does not exist or lacks a key. */
  SECRET_MISSING("SecretMissing"),
  /** The API server does not permit the operator to read a Secret that the spec references. */
  SECRET_UNAVAILABLE("SecretUnavailable"),
  /** The contents of a Secret cannot be used. */
  CERTIFICATE_INVALID("CertificateInvalid"),
  /** The clocks of the operator and of the API server differ, so no certificate is renewed. */
  CLOCK_SKEW("ClockSkew"),
  /** The certificate was requested and has not been issued yet. */
  CERTIFICATE_PENDING("CertificatePending"),
  /** The certificate expires within the time specified by expiryWarning. */
  EXPIRES_SOON("ExpiresSoon"),
  /** The certificate has expired. */
  EXPIRED("Expired"),
  /** The API of the Prometheus Operator is not installed. */
  PROMETHEUS_OPERATOR_MISSING("PrometheusOperatorMissing"),
  /** The API of cert-manager is not installed. */
  CERT_MANAGER_MISSING("CertManagerMissing"),
  /** The operator cannot use an API, usually because it lacks a permission. */
  API_UNAVAILABLE("ApiUnavailable");

  private final String value;

  ConditionReason(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}

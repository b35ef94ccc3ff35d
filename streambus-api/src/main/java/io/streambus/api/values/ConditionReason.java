package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** Reasons of conditions. */
public enum ConditionReason implements SpecValue {
  /** Every broker accepts clients. */
  ALL_BROKERS_READY("AllBrokersReady"),
  /** The first start is not complete. */
  STARTING_BROKERS("StartingBrokers"),
  /** Brokers that were ready are not. */
  BROKERS_UNAVAILABLE("BrokersUnavailable"),
  /** Brokers get what the spec wants one after the other. */
  ROLLING_OUT("RollingOut"),
  /** Two brokers or one cannot do without any. */
  NO_REDUNDANCY("NoRedundancy"),
  /** A rule of restarts is off until a time. */
  PREDICATE_DISABLED("PredicateDisabled"),
  /** The annotation that should switch a rule off cannot be read. */
  INVALID_OVERRIDE("InvalidOverride"),
  /** Nothing is left to do. */
  UP_TO_DATE("UpToDate"),
  /** The spec breaks rules; the message lists them all. */
  INVALID_SPEC("InvalidSpec"),
  /** The spec does not fit the schema. */
  UNPARSABLE_SPEC("UnparsableSpec"),
  /** An object of the same name belongs to somebody else. */
  NAME_CONFLICT("NameConflict"),
  /** The API server refused an object. */
  REQUEST_REJECTED("RequestRejected"),
  /** A user paused everything that restarts, scales or resizes brokers. */
  ROLLOUT_PAUSED("RolloutPaused"),
  /** A user paused everything but the status. */
  RECONCILIATION_PAUSED("ReconciliationPaused"),
  /** Only the version of the operator asks for another template, so it waits. */
  TEMPLATE_RETAINED("TemplateRetained"),
  /** A person has to confirm what the change costs. */
  CONFIRMATION_REQUIRED("ConfirmationRequired"),
  /** The spec forbids the change. */
  SCALING_REJECTED("ScalingRejected"),
  /** The change begins once the cluster is well. */
  BROKERS_NOT_READY("BrokersNotReady"),
  /** All brokers are about to stop. */
  SCALING_SCHEDULED("ScalingScheduled"),
  /** All brokers stop. */
  STOPPING_BROKERS("StoppingBrokers"),
  /** No broker runs, because the user wants it so. */
  HIBERNATED("Hibernated"),
  /** The class of the volumes was changed, or they were made smaller. */
  STORAGE_IMMUTABLE("StorageImmutable"),
  /** Volumes get larger. */
  RESIZING_VOLUMES("ResizingVolumes"),
  /** Volumes are larger, and their file systems get so in the pods. */
  FILE_SYSTEM_RESIZE_PENDING("FileSystemResizePending"),
  /** The volumes are grown; the StatefulSet gets the new claim templates later. */
  TEMPLATES_PENDING("TemplatesPending"),
  /** The StorageClass of the volumes does not let them grow. */
  EXPANSION_NOT_SUPPORTED("ExpansionNotSupported"),
  /** A majority of the brokers accepts clients. */
  QUORUM_AVAILABLE("QuorumAvailable"),
  /** Fewer brokers accept clients than it takes to choose a leader. */
  QUORUM_LOST("QuorumLost"),
  /** Fields are set that nobody enforces. */
  NOT_ENFORCED("NotEnforced"),
  /** Every broker has the tenants and limits of the spec. */
  TENANTS_APPLIED("TenantsApplied"),
  /** Some brokers do not have them yet. */
  TENANTS_PENDING("TenantsPending"),
  /** The operator cannot reach the admin API of brokers. */
  BROKERS_UNREACHABLE("BrokersUnreachable"),
  /** Brokers refuse what the operator asks of them. */
  REJECTED_BY_BROKERS("RejectedByBrokers"),
  /** Limits add up to more than there is. */
  OVERCOMMITTED("Overcommitted"),
  /** The certificate and its key fit the cluster. */
  CERTIFICATE_VALID("CertificateValid"),
  /** A Secret that the spec names does not exist, or lacks a key. */
  SECRET_MISSING("SecretMissing"),
  /** The API server does not let the operator read a Secret that the spec names. */
  INVALID_SECRET("InvalidSecret"),
  /** What a Secret holds cannot be used. */
  CERTIFICATE_INVALID("CertificateInvalid"),
  /** The certificate was asked for and is not there yet. */
  CERTIFICATE_PENDING("CertificatePending"),
  /** The certificate ends within the time of expiryWarning. */
  EXPIRES_SOON("ExpiresSoon"),
  /** The certificate has ended. */
  EXPIRED("Expired"),
  /** The API of the Prometheus Operator is not installed. */
  PROMETHEUS_OPERATOR_MISSING("PrometheusOperatorMissing"),
  /** The API of cert-manager is not installed. */
  CERT_MANAGER_MISSING("CertManagerMissing"),
  /** The operator cannot work with an API, most often for lack of a right. */
  API_UNAVAILABLE("ApiUnavailable");

  private final String text;

  ConditionReason(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}

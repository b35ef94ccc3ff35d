package io.streambus.api.vocabulary;

import io.streambus.api.model.Word;

/** Reasons of conditions. */
public enum ConditionReason implements Word {
  /** Every broker accepts clients. */
  ALL_BROKERS_READY("AllBrokersReady"),
  /** The first start is not complete. */
  BROKERS_STARTING("BrokersStarting"),
  /** Brokers that were ready are not. */
  BROKERS_MISSING("BrokersMissing"),
  /** Brokers get what the spec wants one after the other. */
  ROLLING_OUT("RollingOut"),
  /** Two brokers or one cannot do without any. */
  NO_SPARE_BROKER("NoSpareBroker"),
  /** A rule of restarts is off until a time. */
  RULE_OFF("RuleOff"),
  /** The annotation that should switch a rule off cannot be read. */
  OVERRIDE_UNREADABLE("OverrideUnreadable"),
  /** Nothing is left to do. */
  UP_TO_DATE("UpToDate"),
  /** The spec breaks rules; the message lists them all. */
  SPEC_REFUSED("SpecRefused"),
  /** The spec does not fit the schema. */
  SPEC_UNREADABLE("SpecUnreadable"),
  /** An object of the same name belongs to somebody else. */
  NAME_TAKEN("NameTaken"),
  /** The API server refused an object. */
  API_REFUSED("ApiRefused"),
  /** A user paused everything that restarts, scales or resizes brokers. */
  ROLLOUT_PAUSED("RolloutPaused"),
  /** A user paused everything but the status. */
  RECONCILIATION_PAUSED("ReconciliationPaused"),
  /** Only the version of the operator asks for another template, so it waits. */
  TEMPLATE_HELD("TemplateHeld"),
  /** A person has to confirm what the change costs. */
  CONFIRMATION_REQUIRED("ConfirmationRequired"),
  /** The spec forbids the change. */
  SCALING_REFUSED("ScalingRefused"),
  /** The change begins once the cluster is well. */
  BROKERS_NOT_READY("BrokersNotReady"),
  /** All brokers are about to stop. */
  SCALE_ANNOUNCED("ScaleAnnounced"),
  /** All brokers stop. */
  BROKERS_STOPPING("BrokersStopping"),
  /** No broker runs, because the user wants it so. */
  HIBERNATED("Hibernated"),
  /** The class of the volumes was changed, or they were made smaller. */
  STORAGE_FIXED("StorageFixed"),
  /** Volumes get larger. */
  VOLUMES_GROWING("VolumesGrowing"),
  /** Volumes are larger, and their file systems get so in the pods. */
  FILE_SYSTEM_RESIZE_PENDING("FileSystemResizePending"),
  /** The volumes are grown; the StatefulSet gets the new claim templates later. */
  TEMPLATES_PENDING("TemplatesPending"),
  /** The StorageClass of the volumes does not let them grow. */
  STORAGE_CLASS_FIXED("StorageClassFixed"),
  /** A majority of the brokers accepts clients. */
  MAJORITY_READY("MajorityReady"),
  /** Fewer brokers accept clients than it takes to choose a leader. */
  MAJORITY_MISSING("MajorityMissing"),
  /** Fields are set that nobody enforces. */
  NOT_ENFORCED("NotEnforced"),
  /** Every broker has the tenants and limits of the spec. */
  TENANTS_APPLIED("TenantsApplied"),
  /** Some brokers do not have them yet. */
  TENANTS_PENDING("TenantsPending"),
  /** The operator cannot reach the admin API of brokers. */
  BROKERS_OUT_OF_REACH("BrokersOutOfReach"),
  /** Brokers refuse what the operator asks of them. */
  BROKERS_REFUSED("BrokersRefused"),
  /** Limits add up to more than there is. */
  OVERCOMMITTED("Overcommitted"),
  /** The certificate and its key fit the cluster. */
  CERTIFICATE_VALID("CertificateValid"),
  /** A Secret that the spec names does not exist, or lacks a key. */
  SECRET_MISSING("SecretMissing"),
  /** The API server does not let the operator read a Secret that the spec names. */
  SECRET_UNREADABLE("SecretUnreadable"),
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
  API_OUT_OF_REACH("ApiOutOfReach");

  private final String text;

  ConditionReason(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

package io.streambus.resources.model;

/** What the pods of brokers run on, as far as their security context depends on it. */
public enum Platform {
  /** Kubernetes: pods run with the user and the groups of the broker image, 1000. */
  KUBERNETES,
  /**
   * OpenShift: pods set neither user nor groups, unless the spec does. OpenShift assigns them from
   * the range of the namespace, and its security context constraints reject others.
   */
  OPENSHIFT
}

package io.streambus.resources.objects;

import io.streambus.api.stability.PublicApi;

/** How an object relates to the pods of its cluster. */
@PublicApi
public enum ResourceRole {
  /** Pods depend on it, so they are not changed before it is applied. */
  REQUIRED_BY_PODS,
  /** Creates the pods. */
  CREATES_PODS,
  /** Requests the certificate that pods wait for. */
  ISSUES_CERTIFICATE,
  /** Pods and other objects do not depend on it. */
  INDEPENDENT
}

package io.streambus.resources.podsecurity;

import com.google.common.base.Ascii;
import io.streambus.api.stability.PublicApi;

/**
 * A level of the <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod
 * Security Standards</a>, in ascending order of restrictions.
 */
@PublicApi
public enum PodSecurityLevel {
  /** Everything is permitted, including access to the node. */
  PRIVILEGED,
  /** Known privilege escalations are not permitted. */
  BASELINE,
  /** Current best practices of hardening are required. */
  RESTRICTED;

  /** {@return the name in Kubernetes, such as {@code baseline}} */
  public String value() {
    return Ascii.toLowerCase(name());
  }
}

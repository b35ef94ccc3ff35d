package io.streambus.app.clientcert;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.values.DefaultPolicy;
import io.streambus.app.cluster.StoredCluster;
import java.util.Optional;

/** Whether a cluster admits a client. */
public final class ClientAccess {

  private ClientAccess() {}

  /**
   * Returns what the user must do before the cluster admits a subject; empty if it does already.
   *
   * @param subject subject in the format of RFC 2253
   */
  public static Optional<String> missing(StoredCluster cluster, String subject) {
    return Optional.ofNullable(cluster.cluster().getSpec())
        .flatMap(StreamBusClusterSpec::security)
        .flatMap(SecuritySpec::authorization)
        .filter(each -> each.enabled().orElse(false))
        .filter(each -> !each.defaultPolicy().equals(Optional.of(DefaultPolicy.ALLOW.value())))
        .map(AuthorizationSpec::allowedSubjects)
        .filter(subjects -> !subjects.contains(subject))
        .map(
            subjects ->
                "%s does not admit it yet: add '%s' to spec.security.authorization.allowedSubjects"
                    .formatted(cluster.namespacedName(), subject));
  }
}

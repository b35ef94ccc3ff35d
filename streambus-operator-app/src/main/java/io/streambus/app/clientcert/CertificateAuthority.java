package io.streambus.app.clientcert;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.ResourceType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.operator.certificates.ClientCertificateIssuer;
import io.streambus.operator.certificates.secret.SecretReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Finds the CA of a cluster that signs its own certificates. */
public final class CertificateAuthority {

  private CertificateAuthority() {}

  /**
   * Reads the CA of a cluster. The user needs the permission to read its Secret.
   *
   * @throws CommandException if proxies would not accept what the CA signs, or if the CA is
   *     unusable or has expired
   */
  public static ClientCertificateIssuer of(StoredCluster cluster, KubernetesApi api, Instant now) {
    requireSelfSigned(cluster);
    String name = ClusterNames.caSecret(cluster.name());
    Secret secret =
        api.find(ResourceType.SECRETS, cluster.namespace(), name)
            .map(document -> api.convert(document, Secret.class))
            .orElseThrow(
                () ->
                    CommandException.of(
                        ExitCode.NOT_FOUND,
                        "Secret %s/%s does not exist; the operator creates it once it reconciles the"
                                .formatted(cluster.namespace(), name)
                            + " cluster"));
    requireOwned(secret, cluster);
    ClientCertificateIssuer issuer =
        ClientCertificateIssuer.of(secret, new SecureRandom())
            .orElseThrow(
                () ->
                    CommandException.failed(
                        "Secret %s/%s contains no usable CA; the operator replaces it if you delete it"
                            .formatted(cluster.namespace(), name)));
    issuer
        .invalidity(now)
        .ifPresent(
            problem -> {
              throw CommandException.failed(
                  "the CA in Secret %s/%s %s; the operator renews it, so check that it runs"
                      .formatted(cluster.namespace(), name, problem));
            });
    return issuer;
  }

  private static void requireSelfSigned(StoredCluster cluster) {
    Optional<TlsSpec> tls =
        Optional.ofNullable(cluster.cluster().getSpec())
            .flatMap(StreamBusClusterSpec::security)
            .flatMap(SecuritySpec::tls)
            .filter(each -> each.enabled().orElse(false))
            .filter(each -> each.selfSigned().orElse(false));
    if (tls.isEmpty()) {
      throw CommandException.failed(
          "%s has no CA of its own: spec.security.tls.selfSigned is not true; request the certificate"
                  .formatted(cluster.namespacedName())
              + " from the CA that its clients use");
    }
    tls.flatMap(TlsSpec::caSecretName)
        .ifPresent(
            name -> {
              throw CommandException.failed(
                  "%s verifies clients against ca.crt of Secret %s, not against its own CA"
                      .formatted(cluster.namespacedName(), name));
            });
  }

  /** A user who may create Secrets can plant one, whose key the user has. */
  private static void requireOwned(Secret secret, StoredCluster cluster) {
    Optional<String> owner = SecretReader.read(secret).controllerUid();
    if (!owner.equals(Optional.ofNullable(cluster.cluster().getMetadata().getUid()))) {
      throw CommandException.failed(
          "Secret %s/%s does not belong to the cluster"
              .formatted(cluster.namespace(), secret.getMetadata().getName()));
    }
  }
}

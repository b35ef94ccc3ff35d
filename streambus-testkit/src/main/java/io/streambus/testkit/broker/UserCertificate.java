package io.streambus.testkit.broker;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.api.stability.Internal;
import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.Pem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A certificate for the brokers of a cluster as provided by a user, with the CA that signed it. */
public final class UserCertificate {

  private static final CertificateGenerator MAKER = new CertificateGenerator(new SecureRandom());

  private final String namespace;
  private final KeyMaterial leaf;
  private final KeyMaterial ca;

  private UserCertificate(String namespace, KeyMaterial leaf, KeyMaterial ca) {
    this.namespace = namespace;
    this.leaf = leaf;
    this.ca = ca;
  }

  /**
   * Creates a certificate for the cluster {@code demo}.
   *
   * @param namespace namespace of the cluster
   * @param notBefore start of validity
   * @param days validity in days
   * @return the certificate, signed by a new CA
   */
  public static UserCertificate forCluster(String namespace, Instant notBefore, int days) {
    return forCluster(namespace, "demo", notBefore, days);
  }

  /**
   * Creates a certificate for a cluster.
   *
   * @param namespace namespace of the cluster
   * @param cluster name of the cluster
   * @param notBefore start of validity
   * @param days validity in days
   * @return the certificate, signed by a new CA
   */
  public static UserCertificate forCluster(
      String namespace, String cluster, Instant notBefore, int days) {
    return forHosts(
        namespace,
        List.of(
            ClusterNames.brokerWildcardHost(cluster, namespace),
            ClusterNames.clientHost(cluster, namespace)),
        notBefore,
        days);
  }

  /**
   * Creates a certificate for brokers at certain hosts.
   *
   * @param namespace namespace of the cluster
   * @param hosts DNS names of the brokers
   * @param notBefore start of validity
   * @param days validity in days
   * @return the certificate, signed by a new CA
   */
  public static UserCertificate forHosts(
      String namespace, List<String> hosts, Instant notBefore, int days) {
    KeyMaterial authority =
        MAKER.generateCa(
            new CertificateTemplate(
                "CN=user", notBefore, notBefore.plus(Duration.ofDays(3650)), List.of()));
    KeyMaterial leaf =
        MAKER.generateSigned(
            new CertificateTemplate(
                "CN=brokers", notBefore, notBefore.plus(Duration.ofDays(days)), hosts),
            authority);
    return new UserCertificate(namespace, leaf, authority);
  }

  /** {@return the namespace of the cluster} */
  public String namespace() {
    return namespace;
  }

  /**
   * {@return the certificate of the brokers, with its key}
   *
   * @hidden
   */
  @Internal
  public KeyMaterial leaf() {
    return leaf;
  }

  /**
   * {@return the certificate of the CA that signed the one of the brokers, with its key}
   *
   * @hidden
   */
  @Internal
  public KeyMaterial ca() {
    return ca;
  }

  /**
   * {@return a Secret with everything that a cluster requires: {@code tls.crt}, {@code tls.key} and
   * {@code ca.crt}}
   *
   * @param name name of the Secret
   */
  public Secret secret(String name) {
    return secret(
        name,
        Map.of(
            "tls.crt", Pem.of(List.of(leaf.certificate())),
            "tls.key", Pem.of(leaf.key()),
            "ca.crt", Pem.of(List.of(ca.certificate()))));
  }

  /**
   * {@return a Secret whose key belongs to another certificate}
   *
   * @param name name of the Secret
   */
  public Secret secretWithWrongKey(String name) {
    Secret secret = secret(name);
    secret.getData().put("tls.key", base64(Pem.of(ca.key())));
    return secret;
  }

  private Secret secret(String name, Map<String, String> data) {
    // spotless:off
    SecretBuilder builder = new SecretBuilder()
        .withNewMetadata()
            .withNamespace(namespace)
            .withName(name)
        .endMetadata()
        .withType("kubernetes.io/tls");
    // spotless:on
    data.forEach((key, text) -> builder.addToData(key, base64(text)));
    return builder.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

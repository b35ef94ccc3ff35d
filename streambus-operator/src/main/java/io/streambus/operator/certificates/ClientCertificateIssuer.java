package io.streambus.operator.certificates;

import com.google.common.collect.Comparators;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.certificates.CaKeys.CaBundle;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.Pem;
import io.streambus.operator.certificates.secret.SecretReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Issues client certificates with the CA of a self-signed cluster, whose proxies accept them. They
 * cannot be revoked one by one, so their lifetime is limited.
 */
public final class ClientCertificateIssuer {

  /** Maximum lifetime of a certificate. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(90);

  /** Tolerated clock skew of proxies. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final CaKeys keys;
  private final SecureRandom random;

  private ClientCertificateIssuer(CaKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * Creates an issuer.
   *
   * @param caSecret Secret {@code CLUSTER-ca}, with its data
   * @return empty if the Secret contains no CA with its key
   */
  public static Optional<ClientCertificateIssuer> of(Secret caSecret, SecureRandom random) {
    return CaKeys.of(caSecret)
        .filter(keys -> SecretReader.read(caSecret).keyPair(KeyPairName.CA).isUsable())
        .filter(keys -> canSign(keys.current()))
        .map(keys -> new ClientCertificateIssuer(keys, random));
  }

  /** As the operator creates it: others do not have the flag that verifiers require, or its key. */
  private static boolean canSign(KeyMaterial ca) {
    return ca.certificate().getBasicConstraints() >= 0 && ca.key().getAlgorithm().equals("EC");
  }

  /**
   * A client certificate, as PEM.
   *
   * @param subject subject in the format of RFC 2253, as {@code allowedSubjects} lists it
   * @param notAfter end of its validity
   * @param certificate the certificate
   * @param key its key, unencrypted
   * @param ca the CA certificates that verify the brokers
   */
  public record ClientCertificate(
      String subject, Instant notAfter, String certificate, String key, String ca) {

    /** Does not reveal the key. */
    @Override
    public String toString() {
      return "ClientCertificate of " + subject;
    }
  }

  /** Returns why no one accepts what the CA issues now, as a phrase that follows it. */
  public Optional<String> invalidity(Instant now) {
    Instant notBefore = keys.current().certificate().getNotBefore().toInstant();
    if (now.isBefore(notBefore)) {
      return Optional.of("is valid only from " + notBefore);
    }
    return now.isBefore(notAfter()) ? Optional.empty() : Optional.of("expired at " + notAfter());
  }

  private Instant notAfter() {
    return keys.current().certificate().getNotAfter().toInstant();
  }

  /**
   * Returns why the CA cannot issue a certificate for a subject, as a phrase that follows the
   * subject; empty if it can.
   *
   * @param subject distinguished name as in RFC 2253
   */
  public Optional<String> problem(String subject) {
    try {
      List<String> names = commonNames(subject);
      return names.isEmpty()
          ? Optional.of("has no CN, such as CN=orders")
          : names.stream()
              .filter(name -> name.contains(".") && !permits(name))
              .findFirst()
              .map(
                  name ->
                      ("has a CN that looks like a DNS name, which the CA may not sign for; use one"
                              + " without dots instead of %s")
                          .formatted(ExternalText.line(name, ExternalText.MAX_VALUE)));
    } catch (IllegalArgumentException e) {
      return Optional.of("is not a distinguished name, such as CN=orders,O=Example");
    }
  }

  private static List<String> commonNames(String subject) {
    var name = X500Name.getInstance(new X500Principal(subject).getEncoded());
    return Arrays.stream(name.getRDNs(BCStyle.CN))
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
        .filter(value -> value.getType().equals(BCStyle.CN))
        .map(value -> IETFUtils.valueToString(value.getValue()))
        .toList();
  }

  private boolean permits(String name) {
    return CertificateInfo.of(keys.current().certificate()).permits(name);
  }

  /**
   * Issues a certificate that does not outlive its CA, which must be valid.
   *
   * @param subject distinguished name without a {@link #problem}
   * @param lifetime at most {@link #MAX_LIFETIME}
   */
  public ClientCertificate issue(String subject, Duration lifetime, Instant now) {
    Instant end = Comparators.min(now.plus(Comparators.min(lifetime, MAX_LIFETIME)), notAfter());
    var template =
        new CertificateTemplate(
            new X500Principal(subject).getName(), now.minus(CLOCK_SKEW), end, List.of());
    KeyMaterial issued = new CertificateGenerator(random).generateClient(template, keys.current());
    return new ClientCertificate(
        escaped(issued.certificate().getSubjectX500Principal().getName()),
        issued.certificate().getNotAfter().toInstant(),
        Pem.of(List.of(issued.certificate())),
        Pem.of(issued.key()),
        Pem.of(CaBundle.of(keys, now).certificates()));
  }

  /** As OpenSSL prints subjects in the format of RFC 2253, for the list of permitted ones. */
  private static String escaped(String subject) {
    var text = new StringBuilder();
    for (byte each : subject.getBytes(StandardCharsets.UTF_8)) {
      if (each < 0) {
        text.append("\\%02X".formatted(each));
      } else {
        text.append((char) each);
      }
    }
    return text.toString();
  }
}

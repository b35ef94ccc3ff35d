package io.streambus.app.tls;

import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** TLS with a certificate that exists as long as the process. Clients cannot verify it. */
public final class SelfSignedContext {

  private static final String HOST = "streambus-operator";
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /** The certificate cannot be renewed before the process restarts. */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private SelfSignedContext() {}

  /** Generates a key and a certificate for it. */
  public static SSLContext generate(Clock clock) {
    Instant from = clock.instant().minus(CLOCK_SKEW);
    Instant to = from.plus(VALIDITY);
    var generator = new CertificateGenerator(new SecureRandom());
    KeyMaterial ca =
        generator.generateCa(new CertificateTemplate("CN=" + HOST + "-ca", from, to, List.of()));
    KeyMaterial host =
        generator.generateSigned(
            new CertificateTemplate("CN=" + HOST, from, to, List.of(HOST)), ca);
    try {
      return ServerContext.of(List.of(host.certificate(), ca.certificate()), host.key());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the generated key belongs to the certificate", e);
    }
  }
}

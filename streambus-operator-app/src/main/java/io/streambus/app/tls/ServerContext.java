package io.streambus.app.tls;

import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Creates TLS contexts of servers. */
public final class ServerContext {

  /** The store stays in memory. */
  private static final char[] NO_PASSWORD = new char[0];

  private static final String HOST = "streambus-operator";
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /** A self-signed certificate cannot be renewed before the process restarts. */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private ServerContext() {}

  /**
   * Generates a key and a certificate for it, which exist as long as the process. Clients cannot
   * verify the certificate.
   */
  public static SSLContext selfSigned(Clock clock) {
    Instant from = clock.instant().minus(CLOCK_SKEW);
    Instant to = from.plus(VALIDITY);
    var generator = new CertificateGenerator(new SecureRandom());
    KeyMaterial ca =
        generator.generateCa(new CertificateTemplate("CN=" + HOST + "-ca", from, to, List.of()));
    KeyMaterial host =
        generator.generateSigned(
            new CertificateTemplate("CN=" + HOST, from, to, List.of(HOST)), ca);
    try {
      return of(List.of(host.certificate(), ca.certificate()), host.key());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the generated key belongs to the certificate", e);
    }
  }

  /**
   * Creates a context.
   *
   * @param chain certificate of the server, then those of its issuers
   * @throws GeneralSecurityException if the key does not belong to the certificate
   */
  static SSLContext of(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store can be created", e);
    }
  }
}

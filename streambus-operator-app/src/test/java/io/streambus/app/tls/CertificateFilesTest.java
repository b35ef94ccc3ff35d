package io.streambus.app.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import io.streambus.app.console.CommandException;
import io.streambus.app.http.EndpointResponse;
import io.streambus.app.http.HttpEndpoints;
import io.streambus.app.http.Transport;
import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that a renewed certificate needs no restart, and that a broken one does no harm. */
class CertificateFilesTest {

  private final Instant from = Instant.now().minusSeconds(60);
  private final Instant to = from.plusSeconds(3600);

  private final CertificateGenerator generator = new CertificateGenerator(new SecureRandom());
  private final KeyMaterial ca =
      generator.generateCa(new CertificateTemplate("CN=ca", from, to, List.of()));
  private final AtomicLong nanos = new AtomicLong();
  private final Path directory;
  private final KeyMaterial first;
  private final HttpEndpoints endpoints;

  CertificateFilesTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.first = write(localhost());
    this.endpoints =
        HttpEndpoints.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Transport.tls(CertificateFiles.read(directory, ticker())),
            Map.of("/metrics", request -> EndpointResponse.text(200, "metrics")));
  }

  @AfterEach
  void stop() {
    endpoints.close();
  }

  @Test
  void servesCertificateOfFiles() throws Exception {
    assertThat(servedCertificate()).isEqualTo(first.certificate());
  }

  @Test
  void renewedCertificateIsServed() throws Exception {
    // When
    KeyMaterial renewed = write(localhost());
    nanos.addAndGet(CertificateFiles.READ_INTERVAL.toNanos());

    // Then
    assertThat(servedCertificate()).isEqualTo(renewed.certificate());
  }

  @Test
  void lastCertificateStaysInUseWhileFilesAreBroken() throws Exception {
    // When
    Files.writeString(directory.resolve("tls.key"), pem("PRIVATE KEY", ca.key().getEncoded()));
    nanos.addAndGet(CertificateFiles.READ_INTERVAL.toNanos());

    // Then
    assertThat(servedCertificate()).isEqualTo(first.certificate());

    // When
    Files.delete(directory.resolve("tls.crt"));
    nanos.addAndGet(CertificateFiles.READ_INTERVAL.toNanos());

    // Then
    assertThat(servedCertificate()).isEqualTo(first.certificate());
  }

  @Test
  void missingFileIsReportedAtStart() throws IOException {
    // When
    Files.delete(directory.resolve("tls.key"));

    // Then
    assertThatThrownBy(() -> CertificateFiles.read(directory, ticker()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("tls.key");
  }

  private X509Certificate servedCertificate() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(trusting(ca.certificate())).build();
    URI uri = URI.create("https://localhost:%d/metrics".formatted(endpoints.address().getPort()));
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertThat(response.body()).isEqualTo("metrics\n");
    return (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private static SSLContext trusting(X509Certificate ca)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyMaterial localhost() {
    return generator.generateSigned(
        new CertificateTemplate("CN=localhost", from, to, List.of("localhost")), ca);
  }

  private KeyMaterial write(KeyMaterial material) throws IOException {
    try {
      Files.writeString(
          directory.resolve("tls.crt"), pem("CERTIFICATE", material.certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Files.writeString(
        directory.resolve("tls.key"), pem("PRIVATE KEY", material.key().getEncoded()));
    return material;
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(bytes), type);
  }

  private Ticker ticker() {
    return new Ticker() {
      @Override
      public long read() {
        return nanos.get();
      }
    };
  }
}

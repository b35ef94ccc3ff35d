package io.streambus.image.archive;

import io.streambus.image.runtime.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for 127.0.0.1. */
final class ServerCertificate {

  private static final String NAME = "server";
  private static final String PASSWORD = "changeit";

  private final KeyStore keys;

  private ServerCertificate(KeyStore keys) {
    this.keys = keys;
  }

  static ServerCertificate create(Jdk jdk) throws IOException, GeneralSecurityException {
    Path file = Files.createTempDirectory("certificate").resolve("server.p12");
    jdk.run(
        "java.base/sun.security.tools.keytool.Main",
        List.of(
            "-genkeypair",
            "-alias",
            NAME,
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      keys.load(content, PASSWORD.toCharArray());
    }
    Files.delete(file);
    Files.delete(file.resolveSibling(""));
    return new ServerCertificate(keys);
  }

  SSLContext context() throws IOException {
    try {
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Returns the PEM of the certificate, in Base64 as in a kubeconfig. */
  String base64() {
    try {
      String pem =
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(
                  Base64.getMimeEncoder().encodeToString(keys.getCertificate(NAME).getEncoded()));
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.streambus.app.tls;

import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.PemKeyPair;
import io.streambus.operator.certificates.secret.SecretEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Contents of the files {@code tls.crt} and {@code tls.key} of a directory. */
record PemFiles(PemKeyPair pair) {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final String CERTIFICATES = KeyPairName.TLS.certificates();
  private static final String KEY = KeyPairName.TLS.key();

  static PemFiles read(Path directory) throws IOException {
    return new PemFiles(
        new PemKeyPair(text(directory.resolve(CERTIFICATES)), text(directory.resolve(KEY))));
  }

  private static String text(Path file) throws IOException {
    // To open a named pipe would wait for a writer.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is larger than 1 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  SSLContext context() throws GeneralSecurityException {
    List<X509Certificate> chain = usable(CERTIFICATES, pair.chain());
    PrivateKey key = usable(KEY, pair.privateKey());
    if (!pair.matches()) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
    return ServerContext.of(chain, key);
  }

  private static <T> T usable(String file, SecretEntry<T> entry) throws GeneralSecurityException {
    if (entry instanceof SecretEntry.Unusable<T> unusable) {
      throw new GeneralSecurityException(file + " " + unusable.reason());
    }
    return entry.usable().orElseThrow(() -> new GeneralSecurityException(file + " is missing"));
  }
}

package io.streambus.app.tls;

import com.google.common.base.Ticker;
import io.streambus.app.console.CommandException;
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
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with the files {@code tls.crt} and {@code tls.key} of a directory, such as a mounted Secret.
 * They are read again when a client connects, at most every 10 seconds. Files that cannot be used
 * are logged, and the last certificate stays in use.
 */
public final class CertificateFiles implements Supplier<SSLContext> {

  /** Minimum time between two reads. */
  static final Duration READ_INTERVAL = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(CertificateFiles.class);

  private final Path directory;
  private final Ticker ticker;
  private PemFiles files;
  private SSLContext context;
  private long lastRead;

  private CertificateFiles(Path directory, Ticker ticker)
      throws IOException, GeneralSecurityException {
    this.directory = directory;
    this.ticker = ticker;
    this.files = PemFiles.read(directory);
    this.context = files.context();
    this.lastRead = ticker.read();
  }

  /**
   * Reads the files.
   *
   * @throws CommandException if they cannot be used
   */
  public static CertificateFiles read(Path directory, Ticker ticker) {
    try {
      return new CertificateFiles(directory, ticker);
    } catch (IOException | GeneralSecurityException e) {
      throw CommandException.failed(
          "cannot use the certificate in %s: %s".formatted(directory, message(e)));
    }
  }

  @Override
  public synchronized SSLContext get() {
    if (ticker.read() - lastRead >= READ_INTERVAL.toNanos()) {
      lastRead = ticker.read();
      readAgain();
    }
    return context;
  }

  private void readAgain() {
    try {
      PemFiles now = PemFiles.read(directory);
      if (!now.equals(files)) {
        context = now.context();
        files = now;
        log.atInfo().addKeyValue("directory", directory).log("Certificate renewed");
      }
    } catch (IOException | GeneralSecurityException e) {
      log.atWarn()
          .addKeyValue("directory", directory)
          .addKeyValue("error", message(e))
          .log("Cannot use the certificate; the last one stays in use");
    }
  }

  private static String message(Exception failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  /** Contents of the files {@code tls.crt} and {@code tls.key} of a directory. */
  private record PemFiles(PemKeyPair pair) {

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
}

package io.streambus.app.tls;

import com.google.common.base.Ticker;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
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
}

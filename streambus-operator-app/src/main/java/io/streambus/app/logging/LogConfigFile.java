package io.streambus.app.logging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of log levels that is read again every ten seconds, such as a mounted ConfigMap. Without
 * the file, the levels are those of the command line. Each problem is logged once per change.
 */
public final class LogConfigFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogConfigFile.class);

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_REPORTED_LINES = 20;

  /**
   * What was read.
   *
   * @param text text of the file, or that of the last time if the file could not be read
   * @param problem why the file could not be read; empty if it was read
   */
  private record Content(String text, String problem) {}

  private final Path file;
  private final Logging logging;
  private final Duration interval;
  private final Thread thread = new Thread(this::repeat, "log-config");
  private Content last = new Content("", "");

  private LogConfigFile(Path file, Logging logging, Duration interval) {
    this.file = file;
    this.logging = logging;
    this.interval = interval;
  }

  /** Applies the file and starts to apply its changes, until it is closed. */
  public static LogConfigFile watch(Path file, Logging logging) {
    return watch(file, logging, INTERVAL);
  }

  static LogConfigFile watch(Path file, Logging logging, Duration interval) {
    var config = new LogConfigFile(file, logging, interval);
    config.refresh();
    config.thread.setDaemon(true);
    config.thread.start();
    return config;
  }

  private void repeat() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        refresh();
      }
    } catch (InterruptedException e) {
      // The file was closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Applies the file if it has changed. Compares its content, which is small. */
  private void refresh() {
    Content next = read();
    Content previous = last;
    last = next;
    if (!next.problem().isEmpty() && !next.problem().equals(previous.problem())) {
      log.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", next.problem())
          .log("Log configuration cannot be read");
    }
    if (!next.text().equals(previous.text())) {
      apply(LogLevels.parse(next.text()));
    }
  }

  private void apply(LogLevels config) {
    logging.setLevels(config.levels());
    if (!config.invalidLines().isEmpty()) {
      log.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("lines", config.invalidLines().stream().limit(MAX_REPORTED_LINES).toList())
          .log("Ignored invalid lines of the log configuration");
    }
    log.atInfo().addKeyValue("levels", config.levels()).log("Applied log configuration");
  }

  private Content read() {
    // To open a named pipe would wait for a writer.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new Content(last.text(), "it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new Content(last.text(), "it is larger than 64 KiB")
          : new Content(new String(bytes, StandardCharsets.UTF_8), "");
    } catch (NoSuchFileException e) {
      return new Content("", "it does not exist");
    } catch (IOException e) {
      return new Content(last.text(), e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

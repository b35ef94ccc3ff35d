package io.streambus.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import io.streambus.app.logging.Logging.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Guarantees that log levels can be changed without a restart, which would hide what is debugged.
 */
@Timeout(60)
class LogConfigFileTest {

  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final String ROLLOUT = "io.streambus.operator.rollout.RollPlanner";
  private static final String LIBRARY = "io.fabric8.kubernetes.client.Some";
  private static final String HTTP_TRAFFIC =
      "io.fabric8.kubernetes.client.http.HttpLoggingInterceptor";

  private final Path file;
  private final LoggerContext context = new LoggerContext();
  private final Logging logging = new Logging(context);
  private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
  private final Logger reporter = (Logger) LoggerFactory.getLogger(LogConfigFile.class);

  LogConfigFileTest(@TempDir Path directory) {
    this.file = directory.resolve("levels");
  }

  @BeforeEach
  void configure() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    logging.configure(LogFormat.TEXT, Level.INFO);
    reports.start();
    reporter.addAppender(reports);
  }

  @AfterEach
  void stop() {
    reporter.detachAppender(reports);
    context.stop();
  }

  @Test
  void appliesFileAtStart() throws IOException {
    // Given
    Files.writeString(
        file, "# for support\n\nroot = info\r\nio.streambus.operator.rollout=DEBUG\n");

    // When
    try (var config = watch()) {

      // Then
      assertThat(config).isNotNull();
      assertThat(level(ROLLOUT)).isEqualTo(Level.DEBUG);
      assertThat(level("io.streambus.operator.Some")).isEqualTo(Level.INFO);
      assertThat(level(LIBRARY)).isEqualTo(Level.INFO);
      assertThat(warnings()).isEmpty();
    }
  }

  @Test
  void followsMountedConfigMap() throws Exception {
    // Given
    Path data = Files.createDirectory(file.resolveSibling("v1"));
    Path link = file.resolveSibling("data");
    Files.writeString(data.resolve("levels"), "io.streambus.operator.rollout=debug");
    Files.createSymbolicLink(link, data);
    try (var config = LogConfigFile.watch(link.resolve("levels"), logging, INTERVAL)) {
      assertThat(config).isNotNull();
      assertThat(level(ROLLOUT)).isEqualTo(Level.DEBUG);

      // When
      Path next = Files.createDirectory(file.resolveSibling("v2"));
      Files.writeString(next.resolve("levels"), "io.streambus=trace");
      Files.move(
          Files.createSymbolicLink(file.resolveSibling("tmp"), next),
          link,
          StandardCopyOption.ATOMIC_MOVE);

      // Then
      await(() -> level("io.streambus.operator.Some") == Level.TRACE);
      await(() -> level(ROLLOUT) == Level.TRACE);
    }
  }

  @Test
  void restoresDefaultsIfFileIsRemoved() throws Exception {
    // Given
    Files.writeString(file, "root=debug\nio.streambus=error\nio.streambus.operator.rollout=trace");
    try (var config = watch()) {
      assertThat(config).isNotNull();

      // When
      Files.delete(file);

      // Then
      await(() -> level(LIBRARY) == Level.WARN);
      await(() -> level(ROLLOUT) == Level.INFO);
      assertThat(warnings()).singleElement().asString().contains("cannot be read");
    }
  }

  @Test
  void reportsInvalidLinesOncePerChange() throws Exception {
    // Given
    Files.writeString(
        file, "io.streambus=loud\nio.streambus.operator.rollout=debug\nnonsense\n=x\n");
    try (var config = watch()) {
      assertThat(config).isNotNull();

      // When
      TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis() * 10);

      // Then
      assertThat(level(ROLLOUT)).isEqualTo(Level.DEBUG);
      assertThat(level("io.streambus.operator.Some")).isEqualTo(Level.INFO);
      assertThat(warnings()).singleElement().asString().contains("invalid lines", "[1, 3, 4]");
    }
  }

  @Test
  void retainsLevelsIfFileIsTooLarge() throws Exception {
    // Given
    Files.writeString(file, "io.streambus.operator.rollout=debug");
    try (var config = watch()) {
      assertThat(config).isNotNull();

      // When
      Path next = Files.writeString(file.resolveSibling("next"), "root=error\n".repeat(10_000));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

      // Then
      await(() -> !warnings().isEmpty());
      assertThat(level(ROLLOUT)).isEqualTo(Level.DEBUG);
      assertThat(warnings()).singleElement().asString().contains("64 KiB");
    }
  }

  /** To open a pipe waits for a writer, at the start as well, before the probes are served. */
  @Test
  void doesNotWaitForNamedPipe() throws Exception {
    // Given
    Process pipe = new ProcessBuilder("mkfifo", file.toString()).start();
    assertThat(pipe.waitFor()).isZero();

    // When
    try (var config = watch()) {
      assertThat(config).isNotNull();

      // Then
      assertThat(warnings()).singleElement().asString().contains("it is not a regular file");
    }
  }

  @Test
  void httpTrafficIsNeverLogged() {
    // When
    logging.setLevels(Map.of("ROOT", Level.TRACE, HTTP_TRAFFIC, Level.TRACE));

    // Then
    assertThat(level(LIBRARY)).isEqualTo(Level.TRACE);
    assertThat(level(HTTP_TRAFFIC)).isEqualTo(Level.INFO);
  }

  private LogConfigFile watch() {
    return LogConfigFile.watch(file, logging, INTERVAL);
  }

  private Level level(String logger) {
    return Level.valueOf(context.getLogger(logger).getEffectiveLevel().toString());
  }

  private List<String> warnings() {
    return List.copyOf(reports.list).stream()
        .filter(event -> event.getLevel() == ch.qos.logback.classic.Level.WARN)
        .map(event -> event.getMessage() + " " + event.getKeyValuePairs())
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
    }
  }
}

package io.streambus.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.app.logging.Logging.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/** Guarantees that logs are complete, parsable and free of the messages of libraries. */
class LoggingTest {

  private final LoggerContext context = new LoggerContext();
  private final PrintStream originalErr = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void captureErr() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreErr() {
    System.setErr(originalErr);
    context.stop();
  }

  @Test
  void textLineContainsKeysAndValues() {
    // Given
    new Logging(context).configure(LogFormat.TEXT, Level.INFO);

    // When
    log("io.streambus.operator.Some").atInfo().addKeyValue("cluster", "a/b").log("done");
    log("io.streambus.operator.Some").atInfo().log("plain");

    // Then
    assertThat(lines()[0]).endsWith(" INFO  Some: done cluster=\"a/b\"");
    assertThat(lines()[1]).endsWith(" INFO  Some: plain");
  }

  @Test
  void linesOfReconcileNameCluster() throws IOException {
    // Given
    MDCAdapter mdc = context.getMDCAdapter();
    mdc.put("namespace", "streaming");
    mdc.put("cluster", "demo");
    mdc.put("reconcileId", "7f3a");

    // When
    new Logging(context).configure(LogFormat.TEXT, Level.INFO);
    log("io.streambus.operator.Some").atInfo().log("applied object");
    new Logging(context).configure(LogFormat.JSON, Level.INFO);
    log("io.streambus.operator.Some").atInfo().log("applied object");

    // Then
    assertThat(lines()[0])
        .endsWith("applied object namespace=\"streaming\" cluster=\"demo\" reconcileId=\"7f3a\"");
    JsonNode fields = new JsonMapper().readTree(lines()[1]).path("mdc");
    assertThat(fields.path("namespace").asText()).isEqualTo("streaming");
    assertThat(fields.path("cluster").asText()).isEqualTo("demo");
    assertThat(fields.path("reconcileId").asText()).isEqualTo("7f3a");
  }

  @Test
  void jsonLineIsOneObject() throws IOException {
    // Given
    new Logging(context).configure(LogFormat.JSON, Level.INFO);

    // When
    log("io.streambus.operator.Some").atInfo().addKeyValue("cluster", "a/b").log("do\"ne");

    // Then
    JsonNode line = new JsonMapper().readTree(lines()[0]);
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("do\"ne");
    assertThat(line.at("/kvpList/0/cluster").asText()).isEqualTo("a/b");
    assertThat(line.path("timestamp").isNumber()).isTrue();
  }

  /** Otherwise, a broker or another client could forge lines of the log. */
  @Test
  void textOfOthersStaysInItsLine() {
    // Given
    new Logging(context).configure(LogFormat.TEXT, Level.INFO);
    String hostile = "no\r\n2026-01-01 INFO Some: forged \u001b[2J\u202e\u2028";

    // When
    log("io.streambus.operator.Some")
        .atInfo()
        .addKeyValue("response", hostile)
        .setCause(new IllegalStateException(hostile))
        .log(hostile);

    // Then
    assertThat(lines()[0])
        .contains(
            "Some: no 2026-01-01 INFO Some: forged ?[2J? response=\"no 2026-01-01 INFO Some: forged"
                + " ?[2J? \"");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("\tat io.streambus.app.logging")
        .doesNotContain("\u001b", "\u202e", "\u2028");
  }

  @Test
  void levelAppliesToOperatorOnly() {
    // Given
    new Logging(context).configure(LogFormat.TEXT, Level.DEBUG);

    // When
    log("io.streambus.operator.Some").atDebug().log("ours");
    log("io.fabric8.kubernetes.client.Some").atInfo().log("theirs");

    // Then
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("ours").doesNotContain("theirs");
  }

  private org.slf4j.Logger log(String name) {
    return context.getLogger(name);
  }

  private String[] lines() {
    return err.toString(StandardCharsets.UTF_8).split("\n", -1);
  }
}

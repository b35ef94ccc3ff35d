package io.streambus.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** If this fails, logs are lost, drown in those of libraries, or cannot be parsed. */
class LoggingTest {

  private final LoggerContext context = new LoggerContext();
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void catchErr() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void releaseErr() {
    System.setErr(before);
    context.stop();
  }

  @Test
  void aLineOfTextHasItsKeysAndValues() {
    // Given
    new Logging(context).configure(LogLayout.TEXT, Level.INFO);

    // When
    log("io.streambus.operator.Some").atInfo().addKeyValue("cluster", "a/b").log("done");
    log("io.streambus.operator.Some").atInfo().log("plain");

    // Then
    assertThat(lines()[0]).endsWith(" INFO  Some: done cluster=\"a/b\"");
    assertThat(lines()[1]).endsWith(" INFO  Some: plain");
  }

  @Test
  void aLineOfJsonIsOneObject() throws IOException {
    // Given
    new Logging(context).configure(LogLayout.JSON, Level.INFO);

    // When
    log("io.streambus.operator.Some").atInfo().addKeyValue("cluster", "a/b").log("do\"ne");

    // Then
    JsonNode line = new JsonMapper().readTree(lines()[0]);
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("do\"ne");
    assertThat(line.at("/kvpList/0/cluster").asText()).isEqualTo("a/b");
    assertThat(line.path("timestamp").isNumber()).isTrue();
  }

  @Test
  void theLevelIsThatOfTheOperatorAlone() {
    // Given
    new Logging(context).configure(LogLayout.TEXT, Level.DEBUG);

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

package io.streambus.deploy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.net.UrlEscapers;
import io.streambus.testkit.controlplane.LoopbackPorts;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;

/** A real Prometheus on a loopback port, with recorded samples and no targets. */
public final class Prometheus implements AutoCloseable {

  /** Begin of the range of queries, in seconds since 1970. */
  static final long FIRST = Instant.parse("2026-03-12T09:00:00Z").getEpochSecond();

  /** End of this range, which is also the time of instant queries and of the last sample. */
  static final long LAST = Instant.parse("2026-03-12T12:00:00Z").getEpochSecond();

  /** Seconds between two samples. */
  static final long STEP = 60;

  private static final long FIRST_SAMPLE = Instant.parse("2026-03-12T08:00:00Z").getEpochSecond();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts Prometheus with the samples of a file.
   *
   * @param directory empty directory for its data
   */
  public static Prometheus start(Path directory, Path samples) throws Exception {
    Path metrics = directory.resolve("samples.om");
    Samples.read(samples).write(metrics, FIRST_SAMPLE, STEP);
    Path data = directory.resolve("data");
    Path log = directory.resolve("prometheus.log");
    Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "");
    Process load =
        new ProcessBuilder(
                program("promtool"),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                metrics.toString(),
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(load.waitFor()).as(Files.readString(log)).isZero();
    int port = new LoopbackPorts().next();
    Process process =
        new ProcessBuilder(
                program("prometheus"),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, port);
    Awaitility.await().atMost(LIMIT).until(prometheus::isReady);
    return prometheus;
  }

  /** Returns the series of the result. */
  public List<JsonNode> query(Query query) throws IOException, InterruptedException {
    String expression = UrlEscapers.urlFormParameterEscaper().escape(query.expression());
    String path =
        query.instant()
            ? "query?time=%d&query=%s".formatted(LAST, expression)
            : "query_range?start=%d&end=%d&step=%d&query=%s"
                .formatted(FIRST, LAST, STEP, expression);
    JsonNode response = new ObjectMapper().readTree(get("/api/v1/" + path).body());
    assertThat(response.path("status").asText()).as("%s: %s", query, response).isEqualTo("success");
    return ImmutableList.copyOf(response.at("/data/result"));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      // It does not listen yet.
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static String program(String name) {
    return new DebianProgram("prometheus", "usr/bin/" + name).findOrSkip().toString();
  }
}

package io.streambus.app.clusterstatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.StoredClusterYaml;
import io.streambus.app.clusterstatus.StatusTable.Scope;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Guarantees that a watch prints what changes, and nothing else, and survives interruptions. */
class StatusWatchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Queue<Supplier<List<StoredCluster>>> responses = new ArrayDeque<>();

  @Test
  void onlyChangesArePrinted() {
    // Given
    respond(cluster("Updating"));
    respond(cluster("Updating"));
    responses.add(
        () -> {
          throw CommandException.of(ExitCode.UNREACHABLE, "the API server is unreachable");
        });
    respond(cluster("Running"));
    responses.add(List::of);

    // When
    watch();

    // Then
    assertThat(out.toString().lines())
        .containsExactly(
            "NAME   PHASE      READY   VERSION   ROLLOUT   AGE     REASON",
            "demo   Updating   0/3     -         -         3h30m   -",
            "demo   Running    0/3     -         -         3h30m   -");
    assertThat(err.toString().lines())
        .containsExactly(
            "the API server is unreachable; trying again",
            "streambuscluster shop/demo was deleted");
  }

  private void respond(StoredCluster cluster) {
    responses.add(() -> List.of(cluster));
  }

  /** Ends after the last response. */
  private void watch() {
    var console =
        new Console(
            InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true));
    var printer =
        new ClusterPrinter(
            console,
            Optional.empty(),
            Scope.ONE_NAMESPACE,
            InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")));
    new StatusWatch(this::next, printer, console, Duration.ofMillis(1)).run();
    assertThat(Thread.interrupted()).isTrue();
  }

  private List<StoredCluster> next() {
    Supplier<List<StoredCluster>> response = responses.remove();
    if (responses.isEmpty()) {
      Thread.currentThread().interrupt();
    }
    return response.get();
  }

  private static StoredCluster cluster(String phase) {
    return StoredClusterYaml.read("{}", "{replicas: 3}", "{phase: %s}".formatted(phase));
  }
}

package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that a hanging program cannot prevent a test run from ending. */
class ManagedProcessTest {

  private final WorkDirectory work;

  ManagedProcessTest(@TempDir Path directory) {
    this.work = WorkDirectory.prepare(Optional.of(directory));
  }

  @Test
  void tailReturnsLastLinesOfOutput() {
    // Given
    ManagedProcess process = shell("for i in 1 2 3 4; do echo line $i; done");
    process.start();

    // When
    process.awaitExit(Deadline.after(Duration.ofSeconds(10)));

    // Then
    assertThat(process.tail(2)).isEqualTo("line 3\nline 4");
    assertThat(process.isRunning()).isFalse();
  }

  @Test
  void processThatIgnoresSigtermIsKilledAtDeadline() {
    // Given
    ManagedProcess process = shell("trap '' TERM; while true; do sleep 0.1; done");
    process.start();
    process.terminate();

    // When
    process.awaitExit(Deadline.after(Duration.ofMillis(300)));

    // Then
    assertThat(process.isRunning()).isFalse();
  }

  @Test
  void reportsMissingProgram() {
    // Given
    ManagedProcess process = new ManagedProcess("x", List.of("/no/such/program"), work);

    // When / Then
    assertThatThrownBy(process::start)
        .isInstanceOf(ControlPlaneStartException.class)
        .hasMessage("Cannot run /no/such/program");
  }

  private ManagedProcess shell(String script) {
    return new ManagedProcess("shell", List.of("/bin/sh", "-c", script), work);
  }
}

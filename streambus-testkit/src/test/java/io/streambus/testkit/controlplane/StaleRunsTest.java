package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that servers of killed test runs are stopped, and that servers of other runs are not.
 */
class StaleRunsTest {

  private final Path temporary;
  private final Process server;
  private final WorkDirectory work;

  StaleRunsTest(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    this.server = new ProcessBuilder("sleep", "600").start();
    this.work = new WorkDirectory(temporary.resolve(WorkDirectory.PREFIX + "1"));
    work.write(work.pid("etcd"), ProcessRecord.of(server.toHandle()).format());
  }

  @AfterEach
  void endServer() {
    server.destroyForcibly();
  }

  @Test
  void processesAndDirectoryOfKilledJvmAreRemoved() throws InterruptedException {
    // Given
    ProcessRecord exited = new ProcessRecord(Long.MAX_VALUE, Instant.EPOCH, "java");
    work.write(work.owner(), exited.format());

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(work.root()).doesNotExist();
  }

  @Test
  void runOfLiveJvmIsUntouched() {
    // Given
    work.write(work.owner(), ProcessRecord.of(ProcessHandle.current()).format());

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(server.isAlive()).isTrue();
    assertThat(work.root()).exists();
  }

  @Test
  void processWithReusedPidIsNotKilled() {
    // Given
    ProcessRecord actual = ProcessRecord.of(server.toHandle());
    work.write(
        work.pid("etcd"),
        new ProcessRecord(actual.pid(), actual.started().minusSeconds(3600), actual.command())
            .format());

    // When
    StaleRuns.killProcesses(work);

    // Then
    assertThat(server.isAlive()).isTrue();
  }

  @Test
  void directoryWithoutOwnerIsUntouched() throws IOException {
    // Given
    Files.deleteIfExists(work.owner());

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(work.root()).exists();
  }
}

package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void processesAndDirectoryOfKilledJvmAreRemoved() throws Exception {
    // Given
    Process owner = ownerOf(work);
    owner.destroyForcibly().waitFor();

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(work.root()).doesNotExist();
  }

  @Test
  void runOfLiveJvmIsUntouched() throws Exception {
    // Given
    Process owner = ownerOf(work);

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(server.isAlive()).isTrue();
    assertThat(work.root()).exists();
    owner.destroyForcibly();
  }

  @Test
  void runOfThisJvmIsUntouched() throws Exception {
    // Given
    WorkDirectory own =
        new WorkDirectory(
            temporary.resolve(WorkDirectory.PREFIX + ProcessHandle.current().pid() + "-1"));
    Files.createDirectories(own.root());
    OwnerLock.hold(own.root());

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(own.root()).exists();
    own.delete();
    assertThat(own.root()).doesNotExist();
  }

  /** A JVM that holds the lock of the directory until it is killed. */
  private static Process ownerOf(WorkDirectory work) throws IOException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockingProgram.class.getName(),
                work.root().toString())
            .start();
    assertThat(owner.inputReader().readLine()).isEqualTo("locked");
    return owner;
  }

  /** Locks the directory named by its argument and waits. */
  static final class LockingProgram {

    private LockingProgram() {}

    public static void main(String[] arguments) throws Exception {
      OwnerLock.hold(Path.of(arguments[0]));
      System.out.println("locked");
      Thread.sleep(600_000);
    }
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
  void directoryWithoutLockIsUntouched() {
    // Given
    assertThat(OwnerLock.file(work.root())).doesNotExist();

    // When
    StaleRuns.sweep(temporary);

    // Then
    assertThat(work.root()).exists();
  }
}

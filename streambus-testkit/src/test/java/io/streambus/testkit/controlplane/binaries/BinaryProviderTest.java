package io.streambus.testkit.controlplane.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that developers wait only for necessary builds and never get an incomplete binary. */
class BinaryProviderTest {

  private static final String WRITE_PROGRAM = "echo built > \"$out\"";

  private final Path home;
  private final BinaryFixture fixture;

  BinaryProviderTest(@TempDir Path home) {
    this.home = home;
    this.fixture = new BinaryFixture(home);
  }

  @Nested
  class ExistingBinaries {

    @Test
    void prefersConfiguredDirectory() {
      // Given
      Path named = BinaryFixture.executable(home.resolve("named/etcd"), "named");
      BinaryFixture.executable(fixture.cache().path(ControlPlaneProgram.ETCD), "cached");
      BinariesOptions options = fixture.options().directory(home.resolve("named")).build();

      // When
      Binaries binaries = provide(options, ControlPlaneProgram.ETCD);

      // Then
      assertThat(binaries.path(ControlPlaneProgram.ETCD)).isEqualTo(named);
    }

    @Test
    void fallsBackToCacheWithoutDownloadOrBuild() throws IOException {
      // Given
      Path cached =
          BinaryFixture.executable(fixture.cache().path(ControlPlaneProgram.ETCD), "cached");
      BinariesOptions options = fixture.options().directory(home.resolve("named")).build();

      // When
      Binaries binaries = provide(options, ControlPlaneProgram.ETCD);

      // Then
      assertThat(binaries.path(ControlPlaneProgram.ETCD)).isEqualTo(cached);
      assertThat(fixture.progress).isEmpty();
    }
  }

  @Nested
  class Builds {

    @Test
    void buildsPinnedSourcesIfDownloadFails() throws IOException {
      // Given
      BinariesOptions options = fixture.options().goCommand(fixture.fakeGo(WRITE_PROGRAM)).build();

      // When
      Path path =
          provide(options, ControlPlaneProgram.KUBE_SCHEDULER)
              .path(ControlPlaneProgram.KUBE_SCHEDULER);

      // Then
      assertThat(path).isExecutable().hasContent("built");
      assertThat(fixture.goCalls())
          .singleElement()
          .asString()
          .startsWith("build -mod=readonly -trimpath")
          .contains("version.gitVersion=v1.37.2", "version.gitMajor=1", "version.gitMinor=37")
          .endsWith(" k8s.io/kubernetes/cmd/kube-scheduler");
      assertThat(fixture.cache().buildDirectory(BinaryFixture.NEWEST.etcdModule()))
          .isDirectoryContaining("glob:**/go.mod")
          .isDirectoryContaining("glob:**/go.sum");
    }

    @Test
    void reportsEveryStepWithElapsedTime() {
      // Given
      BinariesOptions options = fixture.options().goCommand(fixture.fakeGo(WRITE_PROGRAM)).build();

      // When
      provide(options, ControlPlaneProgram.KWOK);

      // Then
      assertThat(fixture.progress)
          .hasSize(4)
          .allMatch(line -> line.matches("(?s)\\[\\d+\\.\\d s] kwok.*"))
          .satisfiesExactly(
              line -> assertThat(line).contains("v0.8.0: download of the official release"),
              line -> assertThat(line).contains("download of the official release failed"),
              line -> assertThat(line).contains("build with"),
              line -> assertThat(line).contains("is ready: "));
    }

    @Test
    void repeatsInterruptedBuild() throws IOException {
      // Given
      Path unfinished = fixture.cache().unfinished(ControlPlaneProgram.ETCD);
      BinaryFixture.executable(unfinished, "half of a prog");
      BinariesOptions options = fixture.options().goCommand(fixture.fakeGo(WRITE_PROGRAM)).build();

      // When
      Path path = provide(options, ControlPlaneProgram.ETCD).path(ControlPlaneProgram.ETCD);

      // Then
      assertThat(path).hasContent("built");
      assertThat(unfinished).doesNotExist();
    }

    @Test
    void concurrentProvidersShareOneBuild() throws Exception {
      // Given
      Path gate = home.resolve("gate");
      String waitForGate = "while [ ! -e \"" + gate + "\" ]; do sleep 0.05; done; " + WRITE_PROGRAM;
      BinariesOptions options = fixture.options().goCommand(fixture.fakeGo(waitForGate)).build();

      // When
      CompletableFuture<Binaries> first = provideAsync(options);
      CompletableFuture<Binaries> second = provideAsync(options);
      while (fixture.progress.stream().noneMatch(line -> line.contains("waiting for another"))) {
        Thread.onSpinWait();
      }
      Files.createFile(gate);

      // Then
      assertThat(first.get().paths()).isEqualTo(second.get().paths());
      assertThat(fixture.goCalls()).hasSize(1);
    }
  }

  @Nested
  class Failures {

    @Test
    void reportsLastLinesOfFailedBuild() {
      // Given
      BinariesOptions options =
          fixture
              .options()
              .goCommand(fixture.fakeGo("echo 'no space left on device'; exit 3"))
              .build();

      // When / Then
      assertThatThrownBy(() -> provide(options, ControlPlaneProgram.ETCD))
          .hasMessageContaining("exit code 3: no space left on device");
      assertThat(fixture.cache().path(ControlPlaneProgram.ETCD)).doesNotExist();
    }

    @Test
    void abortsHangingBuildAtTimeout() {
      // Given
      BinaryTimeouts defaults = fixture.options().build().timeouts();
      BinariesOptions options =
          fixture
              .options()
              .goCommand(fixture.fakeGo("sleep 60"))
              .timeouts(
                  new BinaryTimeouts(
                      defaults.connect(), defaults.download(), Duration.ofSeconds(1)))
              .build();

      // When / Then
      assertThatThrownBy(() -> provide(options, ControlPlaneProgram.ETCD))
          .hasMessageContaining("not finished within 1 s");
    }

    @Test
    void reportsReasonForEverySourceIfAllFail() {
      // Given
      BinariesOptions options = fixture.options().directory(home.resolve("named")).build();

      // When / Then
      assertThatThrownBy(() -> provide(options, ControlPlaneProgram.KWOK))
          .isInstanceOf(ControlPlaneUnavailableException.class)
          .hasMessageContaining("Cannot provide kwok v0.8.0")
          .hasMessageContaining("directory " + home.resolve("named") + ": no executable kwok")
          .hasMessageContaining("cache: no executable " + home.resolve("cache"))
          .hasMessageContaining("download of the official release: http://127.0.0.1:1/")
          .hasMessageContaining("cannot run '" + home.resolve("no-go"))
          .hasMessageContaining("To fix this, ");
    }
  }

  private static Binaries provide(BinariesOptions options, ControlPlaneProgram program) {
    return new BinaryProvider(options, BinaryFixture.LINUX).provide(Set.of(program));
  }

  /** On a thread of its own: the common pool has a single one on two cores. */
  private static CompletableFuture<Binaries> provideAsync(BinariesOptions options) {
    return CompletableFuture.supplyAsync(
        () -> provide(options, ControlPlaneProgram.ETCD), task -> new Thread(task).start());
  }
}

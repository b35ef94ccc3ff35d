package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException.FailedWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds programs on this machine, and makes those that are missing. */
final class BinaryProvider {

  private final BinariesOptions options;
  private final CacheLayout cache;
  private final List<BinarySource> makers;
  private final ProvisioningLog provisioningLog;

  BinaryProvider(BinariesOptions options, Platform platform) {
    this.options = options;
    this.cache = new CacheLayout(options.cache(), platform);
    this.makers =
        List.of(
            new ReleaseDownload(platform, options.sites(), options.timeouts()),
            new GoBuild(options.goCommand(), cache, options.timeouts()));
    this.provisioningLog = new ProvisioningLog(options.progress());
  }

  Binaries provide(Set<ControlPlaneProgram> controlPlanePrograms) {
    Map<ControlPlaneProgram, Path> paths = new EnumMap<>(ControlPlaneProgram.class);
    for (ControlPlaneProgram controlPlaneProgram : controlPlanePrograms) {
      paths.put(
          controlPlaneProgram,
          find(controlPlaneProgram).orElseGet(() -> makeUnderLock(controlPlaneProgram)));
    }
    return new Binaries(paths);
  }

  private Optional<Path> find(ControlPlaneProgram controlPlaneProgram) {
    return options
        .folder()
        .map(folder -> folder.resolve(controlPlaneProgram.executable()))
        .filter(Files::isExecutable)
        .or(() -> cache.find(controlPlaneProgram));
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private Path makeUnderLock(ControlPlaneProgram controlPlaneProgram) {
    Runnable waiting =
        () -> provisioningLog.log("waiting for another process that fills " + cache.root());
    try (CacheLock lock = CacheLock.acquire(cache.lockFile(), lockBound(), waiting)) {
      return cache.find(controlPlaneProgram).orElseGet(() -> make(controlPlaneProgram));
    } catch (IOException | BinarySourceException e) {
      FailedWay failure = new FailedWay("lock of the cache", String.valueOf(e.getMessage()));
      throw new ControlPlaneUnavailableException(controlPlaneProgram, List.of(failure));
    }
  }

  private Duration lockBound() {
    return options.timeouts().download().plus(options.timeouts().build());
  }

  private Path make(ControlPlaneProgram controlPlaneProgram) {
    List<FailedWay> failures = new ArrayList<>(failedLookups(controlPlaneProgram));
    for (BinarySource maker : makers) {
      provisioningLog.log(
          "%s %s: %s"
              .formatted(
                  controlPlaneProgram.executable(), controlPlaneProgram.version(), maker.way()));
      try {
        Path made = make(controlPlaneProgram, maker);
        provisioningLog.log("%s is ready: %s".formatted(controlPlaneProgram.executable(), made));
        return made;
      } catch (BinarySourceException e) {
        provisioningLog.log(
            "%s: %s did not work: %s"
                .formatted(controlPlaneProgram.executable(), maker.way(), e.reason()));
        failures.add(new FailedWay(maker.way(), e.reason()));
      }
    }
    throw new ControlPlaneUnavailableException(controlPlaneProgram, failures);
  }

  private Path make(ControlPlaneProgram controlPlaneProgram, BinarySource maker)
      throws BinarySourceException {
    Path unfinished = cache.unfinished(controlPlaneProgram);
    Path finished = cache.path(controlPlaneProgram);
    try {
      Files.createDirectories(finished.resolveSibling(""));
      maker.make(controlPlaneProgram, unfinished);
      if (!unfinished.toFile().setExecutable(true)) {
        throw new BinarySourceException("cannot make " + unfinished + " executable");
      }
      return Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BinarySourceException("cannot write " + finished + ": " + e.getMessage(), e);
    }
  }

  private List<FailedWay> failedLookups(ControlPlaneProgram controlPlaneProgram) {
    List<FailedWay> failures = new ArrayList<>();
    options
        .folder()
        .ifPresent(
            folder ->
                failures.add(
                    new FailedWay(
                        "folder " + folder, "no executable " + controlPlaneProgram.executable())));
    failures.add(new FailedWay("cache", "no executable " + cache.path(controlPlaneProgram)));
    return failures;
  }
}

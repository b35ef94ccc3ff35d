package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException.FailedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds binaries on this machine, and downloads or builds missing ones. */
final class BinaryProvider {

  private static final double NANOS_PER_SECOND = 1e9;

  private final BinariesOptions options;
  private final CacheLayout cache;
  private final List<BinarySource> sources;
  private final long start = System.nanoTime();

  BinaryProvider(BinariesOptions options, Platform platform) {
    this.options = options;
    this.cache = new CacheLayout(options.cacheDirectory(), platform, options.kubernetesVersion());
    this.sources =
        List.of(
            new ReleaseDownload(platform, options),
            new GoBuild(options.goCommand(), cache, options.timeouts()));
  }

  Binaries provide(Set<ControlPlaneProgram> programs) {
    Map<ControlPlaneProgram, Path> paths = new EnumMap<>(ControlPlaneProgram.class);
    for (ControlPlaneProgram program : programs) {
      paths.put(program, find(program).orElseGet(() -> provideUnderLock(program)));
    }
    return new Binaries(paths);
  }

  private Optional<Path> find(ControlPlaneProgram program) {
    return options
        .directory()
        .map(directory -> directory.resolve(program.executable()))
        .filter(Files::isExecutable)
        .or(() -> cache.find(program));
  }

  @SuppressWarnings("try") // The lock is only closed, never used.
  private Path provideUnderLock(ControlPlaneProgram program) {
    Runnable waiting = () -> log("waiting for another process that is filling " + cache.root());
    try (CacheLock lock = CacheLock.acquire(cache.lockFile(), lockTimeout(), waiting)) {
      return cache.find(program).orElseGet(() -> provideFromSources(program));
    } catch (IOException | BinarySourceException e) {
      FailedSource failure = new FailedSource("cache lock", String.valueOf(e.getMessage()));
      throw unavailable(program, List.of(failure));
    }
  }

  private Duration lockTimeout() {
    return options.timeouts().download().plus(options.timeouts().build());
  }

  private Path provideFromSources(ControlPlaneProgram program) {
    List<FailedSource> failures = new ArrayList<>(failedLookups(program));
    for (BinarySource source : sources) {
      log("%s %s: %s".formatted(program.executable(), version(program), source.name()));
      try {
        Path path = provideFrom(source, program);
        log("%s is ready: %s".formatted(program.executable(), path));
        return path;
      } catch (BinarySourceException e) {
        log("%s: %s failed: %s".formatted(program.executable(), source.name(), e.reason()));
        failures.add(new FailedSource(source.name(), e.reason()));
      }
    }
    throw unavailable(program, failures);
  }

  private Path provideFrom(BinarySource source, ControlPlaneProgram program)
      throws BinarySourceException {
    Path unfinished = cache.unfinished(program);
    Path finished = cache.path(program);
    try {
      Files.createDirectories(finished.resolveSibling(""));
      source.provide(program, unfinished);
      if (!unfinished.toFile().setExecutable(true)) {
        throw new BinarySourceException("cannot set the executable bit of " + unfinished);
      }
      return Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BinarySourceException("cannot write " + finished + ": " + e.getMessage(), e);
    }
  }

  private ControlPlaneUnavailableException unavailable(
      ControlPlaneProgram program, List<FailedSource> failures) {
    return new ControlPlaneUnavailableException(
        program.executable() + " " + version(program), failures);
  }

  private String version(ControlPlaneProgram program) {
    return program.version(options.kubernetesVersion());
  }

  private List<FailedSource> failedLookups(ControlPlaneProgram program) {
    List<FailedSource> failures = new ArrayList<>();
    options
        .directory()
        .ifPresent(
            directory ->
                failures.add(
                    new FailedSource(
                        "directory " + directory, "no executable " + program.executable())));
    failures.add(new FailedSource("cache", "no executable " + cache.path(program)));
    return failures;
  }

  /** Reports a step, with the seconds since the start. */
  private void log(String step) {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    options.progress().accept(String.format(Locale.ROOT, "[%.1f s] %s", seconds, step));
  }

  /** A source of binaries that are not on this machine yet. */
  interface BinarySource {

    /** Name of the source in progress lines and error messages. */
    String name();

    /**
     * Writes the program to {@code target}. After a failure, the content of {@code target} is
     * undefined.
     */
    void provide(ControlPlaneProgram program, Path target) throws BinarySourceException;
  }
}

package io.streambus.testkit.binaries;

import io.streambus.testkit.binaries.ControlPlaneUnavailableException.FailedWay;
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
  private final List<ProgramMaker> makers;
  private final Progress progress;

  BinaryProvider(BinariesOptions options, Platform platform) {
    this.options = options;
    this.cache = new CacheLayout(options.cache(), platform);
    this.makers =
        List.of(
            new ReleaseDownload(platform, options.sites(), options.timeouts()),
            new GoBuild(options.goCommand(), cache, options.timeouts()));
    this.progress = new Progress(options.progress());
  }

  Binaries provide(Set<Program> programs) {
    Map<Program, Path> paths = new EnumMap<>(Program.class);
    for (Program program : programs) {
      paths.put(program, find(program).orElseGet(() -> makeUnderLock(program)));
    }
    return new Binaries(paths);
  }

  private Optional<Path> find(Program program) {
    return options
        .folder()
        .map(folder -> folder.resolve(program.executable()))
        .filter(Files::isExecutable)
        .or(() -> cache.find(program));
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private Path makeUnderLock(Program program) {
    Runnable waiting =
        () -> progress.tell("waiting for another process that fills " + cache.root());
    try (CacheLock lock = CacheLock.acquire(cache.lockFile(), lockBound(), waiting)) {
      return cache.find(program).orElseGet(() -> make(program));
    } catch (IOException | WayFailedException e) {
      FailedWay failure = new FailedWay("lock of the cache", String.valueOf(e.getMessage()));
      throw new ControlPlaneUnavailableException(program, List.of(failure));
    }
  }

  private Duration lockBound() {
    return options.timeouts().download().plus(options.timeouts().build());
  }

  private Path make(Program program) {
    List<FailedWay> failures = new ArrayList<>(failedLookups(program));
    for (ProgramMaker maker : makers) {
      progress.tell("%s %s: %s".formatted(program.executable(), program.version(), maker.way()));
      try {
        Path made = make(program, maker);
        progress.tell("%s is ready: %s".formatted(program.executable(), made));
        return made;
      } catch (WayFailedException e) {
        progress.tell(
            "%s: %s did not work: %s".formatted(program.executable(), maker.way(), e.reason()));
        failures.add(new FailedWay(maker.way(), e.reason()));
      }
    }
    throw new ControlPlaneUnavailableException(program, failures);
  }

  private Path make(Program program, ProgramMaker maker) throws WayFailedException {
    Path unfinished = cache.unfinished(program);
    Path finished = cache.path(program);
    try {
      Files.createDirectories(finished.resolveSibling(""));
      maker.make(program, unfinished);
      if (!unfinished.toFile().setExecutable(true)) {
        throw new WayFailedException("cannot make " + unfinished + " executable");
      }
      return Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new WayFailedException("cannot write " + finished + ": " + e.getMessage(), e);
    }
  }

  private List<FailedWay> failedLookups(Program program) {
    List<FailedWay> failures = new ArrayList<>();
    options
        .folder()
        .ifPresent(
            folder ->
                failures.add(
                    new FailedWay("folder " + folder, "no executable " + program.executable())));
    failures.add(new FailedWay("cache", "no executable " + cache.path(program)));
    return failures;
  }
}

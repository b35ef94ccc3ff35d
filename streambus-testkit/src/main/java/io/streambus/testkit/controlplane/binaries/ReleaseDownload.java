package io.streambus.testkit.controlplane.binaries;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import io.streambus.testkit.controlplane.binaries.BinaryProvider.BinarySource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Downloads official releases whose hash is known, and rejects files with another one. */
final class ReleaseDownload implements BinarySource {

  private final Platform platform;
  private final KubernetesVersion kubernetes;
  private final ReleaseSites sites;
  private final ReleaseHashes hashes;
  private final Downloads downloads;
  private final Map<String, String> failedHosts = new HashMap<>();

  ReleaseDownload(Platform platform, BinariesOptions options) {
    this.platform = platform;
    this.kubernetes = options.kubernetesVersion();
    this.sites = options.releaseSites();
    this.hashes = options.releaseHashes();
    this.downloads = new Downloads(options.timeouts());
  }

  @Override
  public String name() {
    return "download of the official release";
  }

  @Override
  public void provide(ControlPlaneProgram program, Path target) throws BinarySourceException {
    if (!platform.hasReleases()) {
      throw new BinarySourceException("no releases for " + platform);
    }
    Release release = Release.of(program, program.version(kubernetes), platform, sites);
    String expected = hash(release);
    try {
      if (release.archiveEntry().isPresent()) {
        Path archive = target.resolveSibling(target.getFileName() + ".tar.gz");
        fetchVerified(release, expected, archive);
        extract(archive, release.archiveEntry().get(), target);
        Files.delete(archive);
      } else {
        fetchVerified(release, expected, target);
      }
    } catch (IOException e) {
      throw new BinarySourceException(release.url() + ": " + e.getMessage(), e);
    }
  }

  private String hash(Release release) throws BinarySourceException {
    return hashes
        .find(release)
        .orElseThrow(
            () ->
                new BinarySourceException(
                    "%s is not downloaded, because its SHA-256 is not pinned. %s"
                        .formatted(release.url(), KubernetesVersion.pinningHelp())));
  }

  private void fetchVerified(Release release, String expected, Path target)
      throws BinarySourceException, IOException {
    fetch(release.url(), target);
    String actual = MoreFiles.asByteSource(target).hash(Hashing.sha256()).toString();
    if (!actual.equals(expected)) {
      Files.delete(target);
      throw new BinarySourceException(
          "%s has SHA-256 %s instead of the pinned %s, so it was deleted"
              .formatted(release.url(), actual, expected));
    }
  }

  // The first request shows whether a site is reachable; an unreachable site is not tried again.
  private void fetch(URI location, Path target) throws BinarySourceException {
    String host = location.getAuthority();
    String failure = failedHosts.get(host);
    if (failure != null) {
      throw new BinarySourceException(failure);
    }
    try {
      downloads.fetchFile(location, target);
    } catch (BinarySourceException e) {
      failedHosts.put(host, e.reason());
      throw e;
    }
  }

  /** Extracts one file from a {@code .tar.gz}. */
  static void extract(Path archive, String name, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(name)) {
          Files.copy(tar, target);
          return;
        }
      }
    }
    throw new EOFException("no entry " + name + " in " + archive.getFileName());
  }
}

package io.streambus.testkit.controlplane.binaries;

import java.net.URI;
import java.util.Optional;

/**
 * URLs of a released program and of its checksum.
 *
 * @param fileUrl URL of the program or archive
 * @param checksumUrl URL of the checksum
 * @param checksumFormat format of the checksum
 * @param archiveEntry path of the program in the archive, if {@code file} is a {@code .tar.gz}
 */
record Release(
    URI fileUrl, URI checksumUrl, ChecksumFormat checksumFormat, Optional<String> archiveEntry) {

  static Release of(
      ControlPlaneProgram program, String version, Platform platform, ReleaseSites sites) {
    return switch (program) {
      case ETCD -> etcd(version, platform, sites);
      case KWOK -> kwok(version, platform, sites);
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL ->
          kubernetes(program, version, platform, sites);
    };
  }

  String fileName() {
    String path = fileUrl.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Release kubernetes(
      ControlPlaneProgram program, String version, Platform platform, ReleaseSites sites) {
    String file =
        "%s/release/%s/bin/%s/%s/%s"
            .formatted(
                sites.kubernetes(), version, platform.os(), platform.arch(), program.executable());
    return new Release(
        URI.create(file), URI.create(file + ".sha256"), ChecksumFormat.BARE_HASH, Optional.empty());
  }

  private static Release etcd(String version, Platform platform, ReleaseSites sites) {
    String directory = sites.github() + "/etcd-io/etcd/releases/download/" + version;
    String name = "etcd-" + version + "-" + platform;
    return new Release(
        URI.create(directory + "/" + name + ".tar.gz"),
        URI.create(directory + "/SHA256SUMS"),
        ChecksumFormat.CHECKSUM_LIST,
        Optional.of(name + "/etcd"));
  }

  // kwok publishes no checksum file, but GitHub computes a digest of every uploaded asset.
  private static Release kwok(String version, Platform platform, ReleaseSites sites) {
    String repository = "/kubernetes-sigs/kwok/releases/";
    return new Release(
        URI.create(sites.github() + repository + "download/" + version + "/kwok-" + platform),
        URI.create(sites.githubApi() + "/repos" + repository + "tags/" + version),
        ChecksumFormat.GITHUB_RELEASE,
        Optional.empty());
  }
}

package io.streambus.testkit.controlplane.binaries;

import java.net.URI;
import java.util.Optional;

/**
 * URLs of a released program and of its checksum.
 *
 * @param file URL of the program or archive
 * @param checksums URL of the checksum
 * @param format format of the checksum
 * @param entry path of the program in the archive, if {@code file} is a {@code .tar.gz}
 */
record Release(URI file, URI checksums, PublishedChecksums format, Optional<String> entry) {

  static Release of(
      ControlPlaneProgram controlPlaneProgram, Platform platform, ReleaseSites sites) {
    return switch (controlPlaneProgram) {
      case ETCD -> etcd(controlPlaneProgram.version(), platform, sites);
      case KWOK -> kwok(controlPlaneProgram.version(), platform, sites);
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL ->
          kubernetes(controlPlaneProgram, platform, sites);
    };
  }

  String fileName() {
    String path = file.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Release kubernetes(
      ControlPlaneProgram controlPlaneProgram, Platform platform, ReleaseSites sites) {
    String file =
        "%s/release/%s/bin/%s/%s/%s"
            .formatted(
                sites.kubernetes(),
                controlPlaneProgram.version(),
                platform.os(),
                platform.arch(),
                controlPlaneProgram.executable());
    return new Release(
        URI.create(file),
        URI.create(file + ".sha256"),
        PublishedChecksums.HASH_ALONE,
        Optional.empty());
  }

  private static Release etcd(String version, Platform platform, ReleaseSites sites) {
    String folder = sites.github() + "/etcd-io/etcd/releases/download/" + version;
    String name = "etcd-" + version + "-" + platform;
    return new Release(
        URI.create(folder + "/" + name + ".tar.gz"),
        URI.create(folder + "/SHA256SUMS"),
        PublishedChecksums.LIST_OF_FILES,
        Optional.of(name + "/etcd"));
  }

  // kwok publishes no checksum file, but GitHub computes a digest of every uploaded asset.
  private static Release kwok(String version, Platform platform, ReleaseSites sites) {
    String repository = "/kubernetes-sigs/kwok/releases/";
    return new Release(
        URI.create(sites.github() + repository + "download/" + version + "/kwok-" + platform),
        URI.create(sites.githubApi() + "/repos" + repository + "tags/" + version),
        PublishedChecksums.GITHUB_RELEASE,
        Optional.empty());
  }
}

package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import java.net.URI;
import java.util.Optional;

/**
 * A released program.
 *
 * @param site URL of the site, without a trailing slash
 * @param path path of the program or archive on the site
 * @param archiveEntry path of the program in the archive, if it is in a {@code .tar.gz}
 */
record Release(URI site, String path, Optional<String> archiveEntry) {

  static Release of(
      ControlPlaneProgram program, String version, Platform platform, ReleaseSites sites) {
    return switch (program) {
      case ETCD -> etcd(version, platform, sites.github());
      case KWOK -> kwok(version, platform, sites.github());
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL, KUBELET, KUBE_PROXY ->
          kubernetes(program, version, platform, sites.kubernetes());
    };
  }

  URI url() {
    return URI.create(site + path);
  }

  private static Release kubernetes(
      ControlPlaneProgram program, String version, Platform platform, URI site) {
    String path =
        "/release/%s/bin/%s/%s/%s"
            .formatted(version, platform.os(), platform.arch(), program.executable());
    return new Release(site, path, Optional.empty());
  }

  private static Release etcd(String version, Platform platform, URI site) {
    String name = "etcd-" + version + "-" + platform;
    return new Release(
        site,
        "/etcd-io/etcd/releases/download/%s/%s.tar.gz".formatted(version, name),
        Optional.of(name + "/etcd"));
  }

  private static Release kwok(String version, Platform platform, URI site) {
    return new Release(
        site,
        "/kubernetes-sigs/kwok/releases/download/%s/kwok-%s".formatted(version, platform),
        Optional.empty());
  }
}

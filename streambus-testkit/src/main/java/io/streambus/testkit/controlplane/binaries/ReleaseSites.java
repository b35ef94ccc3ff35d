package io.streambus.testkit.controlplane.binaries;

import java.net.URI;

/**
 * URLs of sites that publish releases, without a trailing slash.
 *
 * @param kubernetes serves {@code /release/VERSION/bin/OS/ARCH/NAME}, and its checksum with the
 *     suffix {@code .sha256}
 * @param github serves {@code /OWNER/NAME/releases/download/VERSION/FILE}
 * @param githubApi serves {@code /repos/OWNER/NAME/releases/tags/VERSION}, which contains a digest
 *     of each asset
 */
public record ReleaseSites(URI kubernetes, URI github, URI githubApi) {

  /** Returns the official sites. */
  public static ReleaseSites official() {
    return new ReleaseSites(
        URI.create("https://dl.k8s.io"),
        URI.create("https://github.com"),
        URI.create("https://api.github.com"));
  }
}

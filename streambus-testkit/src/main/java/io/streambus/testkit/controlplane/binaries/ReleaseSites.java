package io.streambus.testkit.controlplane.binaries;

import java.net.URI;

/**
 * Where releases are published, without a slash at the end.
 *
 * @param kubernetes serves {@code /release/VERSION/bin/OS/ARCH/NAME} and the same with {@code
 *     .sha256}
 * @param github serves {@code /OWNER/NAME/releases/download/VERSION/FILE}
 * @param githubApi serves {@code /repos/OWNER/NAME/releases/tags/VERSION}, where each asset carries
 *     its digest
 */
public record ReleaseSites(URI kubernetes, URI github, URI githubApi) {

  /** The official sites. */
  public static ReleaseSites official() {
    return new ReleaseSites(
        URI.create("https://dl.k8s.io"),
        URI.create("https://github.com"),
        URI.create("https://api.github.com"));
  }
}

package io.streambus.testkit.controlplane.binaries;

import com.google.common.io.Resources;
import io.streambus.api.stability.PublicApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SHA-256 of releases, which are known before a download: a site that is compromised could
 * publish a hash of what it delivers.
 *
 * @param byPath hashes in lowercase hexadecimal, by the path on the site, such as {@code
 *     /release/v1.37.2/bin/linux/amd64/kubectl}
 */
@PublicApi
public record ReleaseHashes(Map<String, String> byPath) {

  private static final String FILE = "releases.sha256";

  /** A line as {@code sha256sum} writes it; all others are comments. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (/\\S+)");

  /**
   * Copies the hashes.
   *
   * @param byPath hashes in lowercase hexadecimal, by the path on the site
   */
  public ReleaseHashes {
    byPath = Map.copyOf(byPath);
  }

  /** {@return the hashes in this jar, which {@code streambus-testkit/pin-releases} writes} */
  public static ReleaseHashes pinned() {
    try {
      return parse(
          Resources.toString(
              Resources.getResource(ReleaseHashes.class, FILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  static ReleaseHashes parse(String text) {
    return new ReleaseHashes(
        text.lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .collect(Collectors.toMap(line -> line.group(2), line -> line.group(1))));
  }

  Optional<String> find(Release release) {
    return Optional.ofNullable(byPath.get(release.path()));
  }
}

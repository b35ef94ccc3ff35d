package io.streambus.testkit.controlplane.binaries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
      case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KUBECTL, KUBELET, KUBE_PROXY ->
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

  /** Formats in which projects publish SHA-256 checksums. */
  enum ChecksumFormat {
    BARE_HASH {
      @Override
      Stream<String> candidates(String published, String fileName) {
        return Stream.of(published.strip());
      }
    },

    /** Output of {@code sha256sum}: hash, blanks, an optional asterisk, file name. */
    CHECKSUM_LIST {
      @Override
      Stream<String> candidates(String published, String fileName) {
        return published
            .lines()
            .map(line -> line.split("\\s+\\*?", 2))
            .filter(columns -> columns.length == 2 && columns[1].strip().equals(fileName))
            .map(columns -> columns[0]);
      }
    },

    GITHUB_RELEASE {
      @Override
      Stream<String> candidates(String published, String fileName) {
        return assets(published)
            .filter(asset -> asset.path("name").asText().equals(fileName))
            .map(asset -> asset.path("digest").asText())
            .filter(digest -> digest.startsWith("sha256:"))
            .map(digest -> digest.substring("sha256:".length()));
      }
    };

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Returns the SHA-256 of {@code fileName} in lowercase hexadecimal, if the published text
     * contains it.
     */
    Optional<String> find(String published, String fileName) {
      return candidates(published, fileName)
          .filter(candidate -> SHA256.matcher(candidate).matches())
          .findFirst();
    }

    abstract Stream<String> candidates(String published, String fileName);

    private static Stream<JsonNode> assets(String release) {
      try {
        Iterable<JsonNode> assets = new ObjectMapper().readTree(release).path("assets");
        return StreamSupport.stream(assets.spliterator(), false);
      } catch (JsonProcessingException e) {
        // A page that is not JSON contains no checksum; the caller reports it as missing.
        return Stream.empty();
      }
    }
  }
}

package io.streambus.testkit.controlplane.binaries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

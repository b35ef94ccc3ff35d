package io.streambus.deploy.olm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of the checkout that become part of the bundle.
 *
 * @param examples the example clusters as a JSON array
 * @param icon an SVG image in Base64
 * @param description of the operator, in Markdown
 * @param images all images that the operator can use, with its own first
 */
record BundleSource(String examples, String icon, String description, List<String> images) {

  /** Copies the list. */
  BundleSource {
    images = ImmutableList.copyOf(images);
  }

  /** Reads the files, relative to the directory {@code deploy}. */
  static BundleSource read(Path deploy) throws IOException {
    return new BundleSource(
        examples(deploy.resolve("../examples/clusters")),
        Base64.getEncoder().encodeToString(Files.readAllBytes(deploy.resolve("olm/icon.svg"))),
        Files.readString(deploy.resolve("olm/description.md")),
        Files.readAllLines(deploy.resolve("charts/streambus-operator/files/images.txt")));
  }

  /** Each file starts with its cluster; what the cluster refers to may follow. */
  private static String examples(Path directory) throws IOException {
    List<JsonNode> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        examples.add(new YAMLMapper().readTree(file.toFile()));
      }
    }
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(examples);
  }
}

package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.app.console.CommandException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects of any kind that files contain.
 *
 * @param title names of the files, for users
 * @param objects the objects
 */
public record ManifestFiles(String title, List<JsonNode> objects) {

  /** Copies the list. */
  public ManifestFiles {
    objects = List.copyOf(objects);
  }

  /**
   * Reads files, folders and {@code -} for standard input.
   *
   * @throws CommandException if one of them does not exist, or is not valid YAML
   */
  public static ManifestFiles of(List<String> names, InputStream standardInput) {
    SourceFiles sources = SourceFiles.of(names);
    var objects = new ArrayList<JsonNode>();
    for (SourceFile file : sources.files()) {
      List<Document> documents =
          file.name().equals(ClusterFile.STANDARD_INPUT)
              ? YamlDocuments.read(file.title(), standardInput)
              : YamlDocuments.readFile(Path.of(file.name()));
      documents.stream().flatMap(Document::items).map(Document::tree).forEach(objects::add);
    }
    return new ManifestFiles(sources.title(), objects);
  }

  /** Returns the object of a kind and a name, if there is one. */
  public Optional<JsonNode> find(String kind, String name) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst();
  }
}

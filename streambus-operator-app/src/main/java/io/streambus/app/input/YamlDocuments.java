package io.streambus.app.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the documents of a YAML or JSON file; empty documents are ignored. */
final class YamlDocuments {

  private static final ObjectReader READER =
      new YAMLMapper(
              YAMLFactory.builder()
                  // Kubernetes rejects duplicate keys.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // The default, which the builder does not apply: a key without a value is null.
                  .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                  .build())
          .readerFor(JsonNode.class);

  private YamlDocuments() {}

  static List<JsonNode> readFile(Path file) {
    if (Files.isDirectory(file)) {
      throw CommandException.invalidInput(file.toAbsolutePath() + ": is a directory; name a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw CommandException.invalidInput(file + ": no such file");
    } catch (IOException e) {
      throw CommandException.invalidInput(file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param source name of the source in error messages
   */
  static List<JsonNode> read(String source, InputStream in) {
    var documents = new ArrayList<JsonNode>();
    try (MappingIterator<JsonNode> values = READER.readValues(in)) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (!value.isNull() && !value.isMissingNode()) {
          documents.add(value);
        }
      }
    } catch (JsonProcessingException e) {
      throw CommandException.invalidInput(source + ": invalid YAML: " + line(e) + firstLine(e));
    } catch (IOException e) {
      throw CommandException.invalidInput(source + ": " + e.getMessage());
    }
    return documents;
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
  }

  private static String firstLine(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }
}

package io.streambus.app.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the documents of a YAML or JSON file as kubectl does; empty documents are ignored. */
final class YamlDocuments {

  private YamlDocuments() {}

  static List<Document> readFile(Path file) {
    if (Files.isDirectory(file)) {
      throw InvalidFileException.of(file.toString(), "is a folder; name a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return parse(file.toString(), SourceText.read(file.toString(), in));
    } catch (NoSuchFileException e) {
      throw InvalidFileException.of(file.toString(), "no such file");
    } catch (IOException e) {
      throw InvalidFileException.of(file.toString(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param source name of the source in error messages
   */
  static List<Document> read(String source, InputStream in) {
    try {
      return parse(source, SourceText.read(source, in));
    } catch (IOException e) {
      throw InvalidFileException.of(source, String.valueOf(e.getMessage()));
    }
  }

  /** JSON is read as YAML only if it is invalid, because JSON can contain tabs. */
  private static List<Document> parse(String source, String text) {
    try {
      return text.stripLeading().startsWith("{") ? json(text) : yaml(source, text);
    } catch (IOException e) {
      return yaml(source, text);
    }
  }

  private static List<Document> json(String text) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(new StoredNumbers())
            .build();
    var documents = new ArrayList<Document>();
    try (MappingIterator<JsonNode> values = mapper.readerFor(JsonNode.class).readValues(text);
        JsonParser tokens = mapper.createParser(text)) {
      while (values.hasNextValue()) {
        tokens.nextToken();
        documents.add(new Document(values.nextValue(), List.of(), JsonPositions.read(tokens)));
      }
    }
    return documents;
  }

  private static List<Document> yaml(String source, String text) {
    var documents = new ArrayList<Document>();
    try {
      Parser events = new ParserImpl(new StreamReader(text), new LoaderOptions());
      events.getEvent();
      while (!events.checkEvent(Event.ID.StreamEnd)) {
        events.getEvent();
        Document document = YamlTree.read(events);
        if (!document.tree().isNull()) {
          documents.add(document);
        }
        events.getEvent();
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark().getLine() + 1;
      throw InvalidFileException.atLine(
          source, "invalid YAML: line " + line + ": " + e.getProblem(), line);
    } catch (YAMLException e) {
      throw InvalidFileException.of(
          source, "invalid YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return documents;
  }
}

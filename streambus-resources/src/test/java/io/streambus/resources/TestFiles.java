package io.streambus.resources;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that tests read and, in update mode, write. */
public final class TestFiles {

  public static final Path RESOURCES = Path.of("src/test/resources");
  public static final Path EXAMPLES = Path.of("../examples/clusters");
  public static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final ObjectMapper YAML = new YAMLMapper();

  private TestFiles() {}

  public static StreamBusCluster cluster(Path file) {
    return read(file, StreamBusCluster.class);
  }

  /** Returns the clusters among the examples. */
  public static List<Path> examples() {
    return list(EXAMPLES).stream().filter(file -> file.toString().endsWith(".yaml")).toList();
  }

  public static <T> T read(Path file, Class<T> type) {
    try {
      return YAML.readValue(Files.readString(file), type);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  public static List<Path> list(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of a directory by name. */
  public static Map<String, String> texts(Path directory) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : list(directory)) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }

  /** Writes files by name to a directory, and deletes all others in it. */
  public static void replace(Path directory, Map<String, String> texts) throws IOException {
    for (Path file : list(directory)) {
      Files.delete(file);
    }
    Files.createDirectories(directory);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(directory.resolve(text.getKey()), text.getValue());
    }
  }
}

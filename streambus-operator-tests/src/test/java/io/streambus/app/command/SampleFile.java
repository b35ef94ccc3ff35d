package io.streambus.app.command;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file as a user might write it, with one StreamBusCluster or none that can be read.
 *
 * <p>In the resources, a line {@code ### TITLE} begins each file. {@code NAME} stands for the name
 * of the cluster, {@code REPEAT(TEXT,COUNT)} for a long text, and {@code CHAR(NUMBER)} for a
 * character.
 *
 * @param title identifies the file for people
 * @param cluster name of the cluster
 * @param path where it is
 */
record SampleFile(String title, String cluster, Path path) {

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {name: NAME}
      """;

  private static final Pattern BEGIN = Pattern.compile("(?m)^### ");
  private static final Pattern REPEAT = Pattern.compile("REPEAT\\((.),([0-9]+)\\)");
  private static final Pattern CHARACTER = Pattern.compile("CHAR\\(([0-9]+)\\)");

  /** Content of a file that is not written yet. */
  private record Draft(String title, String text) {

    Draft withValue(String value) {
      return new Draft(title + ": " + value, text.replace("VALUE", value));
    }
  }

  /** Writes all files into a directory. */
  static List<SampleFile> writeAll(Path directory) {
    List<Draft> drafts = Stream.concat(drafts("documents.txt"), scalars()).toList();
    return IntStream.range(0, drafts.size())
        .mapToObj(i -> write(drafts.get(i), "case-" + i, directory))
        .toList();
  }

  /** Each kind of scalar in a field of each type. */
  private static Stream<Draft> scalars() {
    List<String> values = resource("scalars.txt").lines().toList();
    return drafts("fields.txt").flatMap(field -> values.stream().map(field::withValue));
  }

  private static Stream<Draft> drafts(String resource) {
    return BEGIN
        .splitAsStream(resource(resource))
        .skip(1)
        .map(
            section -> {
              int end = section.indexOf('\n');
              return new Draft(section.substring(0, end), section.substring(end + 1));
            });
  }

  private static SampleFile write(Draft draft, String cluster, Path directory) {
    String extension = draft.title.endsWith(" JSON") ? ".json" : ".yaml";
    Path path = directory.resolve(cluster + extension);
    String text = draft.text.replaceFirst("(?m)^HEAD\n", HEAD).replace("NAME", cluster);
    text = REPEAT.matcher(text).replaceAll(SampleFile::repeated);
    text = CHARACTER.matcher(text).replaceAll(SampleFile::character);
    try {
      Files.write(path, encoded(text, draft.title));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleFile(draft.title, cluster, path);
  }

  private static String repeated(MatchResult found) {
    return Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2))));
  }

  private static String character(MatchResult found) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1))));
  }

  private static byte[] encoded(String text, String title) {
    int begin = title.indexOf("CHARSET(");
    String charset =
        begin < 0 ? "UTF-8" : title.substring(begin + "CHARSET(".length(), title.length() - 1);
    return switch (charset) {
      case "UTF-8-BOM" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case "CRLF" -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      default -> text.getBytes(Charset.forName(charset));
    };
  }

  private static String resource(String name) {
    try {
      return Resources.toString(Resources.getResource("verdicts/" + name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

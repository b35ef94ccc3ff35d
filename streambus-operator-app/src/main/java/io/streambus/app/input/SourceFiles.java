package io.streambus.app.input;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.app.console.CommandException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that the values of the option {@code -f} select.
 *
 * @param title the values, for users
 * @param files files in the order of the values, and by path in a folder; each once
 * @param skipped what is not read in folders, and why, as a clause
 */
public record SourceFiles(String title, List<SourceFile> files, Map<Path, String> skipped) {

  /** Copies the collections. */
  public SourceFiles {
    files = ImmutableList.copyOf(files);
    skipped = ImmutableMap.copyOf(skipped);
  }

  /**
   * Lists the files of folders. Does not read any file.
   *
   * @param names files, folders and {@code -} for standard input
   * @throws CommandException if one of them does not exist, or if a folder contains too much
   */
  public static SourceFiles of(List<String> names) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    Map<Path, String> skipped = new LinkedHashMap<>();
    for (String name : names) {
      if (name.isBlank()) {
        // The path would be that of the current folder.
        throw CommandException.invalidInput("--filename: must not be empty; name a file or folder");
      }
      Path path = path(name);
      if (name.equals(ClusterFile.STANDARD_INPUT)) {
        files.put(name, SourceFile.named(name));
      } else if (Files.isDirectory(path)) {
        FolderScan scan = FolderScan.of(path);
        scan.files()
            .forEach(
                file ->
                    files.putIfAbsent(
                        file.toString(),
                        new SourceFile(file.toString(), SourceFile.Selection.IN_FOLDER)));
        skipped.putAll(scan.skipped());
      } else if (Files.exists(path)) {
        files.put(name, SourceFile.named(name));
      } else {
        throw CommandException.invalidInput(name + ": no such file or folder");
      }
    }
    return new SourceFiles(String.join(", ", names), List.copyOf(files.values()), skipped);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw CommandException.invalidInput(
          "%s: is not a file name in the encoding of the locale; set LC_ALL to a locale with UTF-8"
              .formatted(name));
    }
  }
}

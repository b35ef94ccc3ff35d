package io.streambus.app.input;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The YAML and JSON files of a folder and its subfolders, except hidden ones.
 *
 * @param files files by path
 * @param skipped what is not read, and why, as a clause
 */
record FolderScan(List<Path> files, Map<Path, String> skipped) {

  private static final Set<String> EXTENSIONS = Set.of("yaml", "yml", "json");

  /** More than a repository of manifests contains. */
  private static final int MAX_FILES = 1_000;

  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_LEVELS = 20;
  private static final int MAX_MEBIBYTES = 64;

  static FolderScan of(Path folder) {
    try {
      var visitor = new Visitor(folder);
      Files.walkFileTree(folder, Set.<FileVisitOption>of(), MAX_LEVELS + 1, visitor);
      return new FolderScan(List.copyOf(visitor.files), visitor.skipped);
    } catch (IOException e) {
      throw CommandException.invalidInput(folder + ": cannot be read: " + e.getMessage());
    }
  }

  /** Visits the entries of a folder. */
  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final Path realFolder;
    private final Set<Path> files = new TreeSet<>();
    private final Map<Path, String> skipped = new LinkedHashMap<>();
    private int entries;
    private long bytes;

    Visitor(Path folder) throws IOException {
      this.folder = folder;
      this.realFolder = folder.toRealPath();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      count();
      if (directory.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      boolean isChart = isTemplatesOfChart(directory);
      if (isChart) {
        skipped.put(directory, "contains templates of Helm; render them with helm template");
      }
      return isChart || isHidden(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      count();
      if (attributes.isDirectory()) {
        throw tooMuch("is nested deeper than " + MAX_LEVELS + " levels");
      }
      if (isHidden(file) || !hasExtension(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        add(file, attributes.size());
      } else if (attributes.isSymbolicLink() && Files.isRegularFile(file)) {
        addLink(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Kubernetes mounts the entries of a ConfigMap as links to hidden files beside them. */
    private void addLink(Path link) throws IOException {
      if (link.toRealPath().startsWith(realFolder)) {
        add(link, Files.size(link));
      } else {
        skipped.put(link, "is a link that leads out of the folder");
      }
    }

    private void add(Path file, long size) {
      files.add(file);
      bytes += size;
      if (files.size() > MAX_FILES) {
        throw tooMuch("contains more than " + MAX_FILES + " YAML and JSON files");
      }
      if (bytes > MAX_MEBIBYTES * 1024L * 1024) {
        throw tooMuch("contains more than " + MAX_MEBIBYTES + " MiB of YAML and JSON");
      }
    }

    private void count() {
      if (++entries > MAX_ENTRIES) {
        throw tooMuch("contains more than " + MAX_ENTRIES + " entries");
      }
    }

    private CommandException tooMuch(String problem) {
      return CommandException.invalidInput(folder + ": " + problem + "; name a part of it");
    }

    private static boolean isTemplatesOfChart(Path directory) {
      return directory.getFileName().toString().equals("templates")
          && Files.exists(directory.resolveSibling("Chart.yaml"));
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    private static boolean hasExtension(Path file) {
      String name = file.getFileName().toString();
      return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
  }
}

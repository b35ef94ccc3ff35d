package io.streambus.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A container image, unpacked to measure it without a container engine. Its entry point runs with
 * the loader, the libraries and the Java runtime of the image, but outside of its root directory,
 * which requires no privileges.
 */
public final class UnpackedImage {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  private UnpackedImage(Path directory) {
    this.directory = directory;
  }

  /** Unpacks the tar of an image for this machine; replaces the directory. */
  public static UnpackedImage of(Path tar, Path directory) {
    try {
      if (Files.exists(directory)) {
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
      }
      UnpackedImage image = new UnpackedImage(directory);
      Files.createDirectories(image.root());
      unpack(tar, directory);
      for (JsonNode layer : image.json("manifest.json").at("/0/Layers")) {
        unpack(directory.resolve(layer.asText()), image.root());
      }
      return image;
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot unpack " + tar, e);
    }
  }

  /** Returns the entry point, with paths of the machine. */
  public OperatorProgram program() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    List<String> command = new ArrayList<>();
    command.add(path(arm ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2"));
    command.add("--library-path");
    command.add(path("/usr/lib/%s-linux-gnu".formatted(arm ? "aarch64" : "x86_64")));
    for (JsonNode argument : json("config.json").at("/config/Entrypoint")) {
      // Paths are whole arguments or follow an "@" or "=".
      command.add(argument.asText().replaceFirst("^(|@|-XX:.*=)/", "$1" + root() + "/"));
    }
    return new OperatorProgram("container image", command, "_JAVA_OPTIONS");
  }

  private Path root() {
    return directory.resolve("root");
  }

  private String path(String inImage) {
    return root() + inImage;
  }

  private JsonNode json(String file) {
    try {
      return JSON.readTree(directory.resolve(file).toFile());
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read " + file + " of the image", e);
    }
  }

  private static void unpack(Path tar, Path target) throws IOException {
    Process process =
        new ProcessBuilder("tar", "--warning=none", "-xf", tar.toString(), "-C", target.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new BenchmarkFailedException("cannot unpack " + tar + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while unpacking " + tar, e);
    }
  }
}

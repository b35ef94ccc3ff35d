package io.streambus.image.archive;

import io.streambus.image.process.Command;
import io.streambus.image.process.FileTree;
import io.streambus.image.rootfs.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates the class data archive in the root directory of an image, by running its JVM there. The
 * JVM uses an archive only with the jars that it was created from: same paths, sizes and times.
 */
public final class ClassArchive {

  private static final String CLASS_LIST = "classes.list";
  private static final String EMULATOR = "emulator";
  private static final String NO_ASLR = "--addr-no-randomize";

  private final Path root;

  /** Creates an archiver for the root directory of an image. */
  public ClassArchive(Path root) {
    this.root = root;
  }

  /**
   * Creates the archive.
   *
   * @param classes list of the classes
   * @param emulator program that runs the executables of the image, unless this machine does
   */
  public void create(List<String> classes, Optional<Path> emulator) throws IOException {
    Path list = Files.write(root.resolve(CLASS_LIST), classes);
    List<String> command = new ArrayList<>(chroot());
    if (emulator.isPresent()) {
      Files.copy(emulator.get(), root.resolve(EMULATOR), StandardCopyOption.COPY_ATTRIBUTES);
      command.add("/" + EMULATOR);
    }
    command.addAll(dump());
    new FileTree(root).setTimes(FileTime.from(Layout.FILE_TIME));
    Command.run(command);
    Files.delete(list);
    Files.deleteIfExists(root.resolve(EMULATOR));
  }

  private List<String> chroot() throws IOException {
    List<String> command = new ArrayList<>();
    if (canDisableAslr()) {
      command.addAll(List.of("setarch", NO_ASLR));
    }
    if (!isRoot()) {
      command.addAll(List.of("unshare", "--map-root-user"));
    }
    // Without variables of the build, for the same bytes everywhere. There is no /proc in which the
    // loader could see where its libraries are.
    command.addAll(List.of("env", "--ignore-environment", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
    command.addAll(List.of("LD_LIBRARY_PATH=/" + Layout.RUNTIME + "/lib"));
    command.addAll(List.of("chroot", root.toString()));
    return command;
  }

  private static List<String> dump() {
    return List.of(
        "/" + Layout.JAVA,
        "@/" + Layout.JVM_OPTIONS,
        "-Xshare:dump",
        // The compiler runs in threads of its own, which makes the archive differ from build to
        // build.
        "-Xint",
        "-Xlog:disable",
        "-Xlog:all=error",
        "-XX:SharedClassListFile=/" + CLASS_LIST,
        "-XX:SharedArchiveFile=/" + Layout.ARCHIVE,
        "-cp",
        "/" + Layout.JAR);
  }

  private static boolean isRoot() throws IOException {
    return Command.run("id", "-u").strip().equals("0");
  }

  /** With randomized addresses, some bytes of the archive differ from build to build. */
  private static boolean canDisableAslr() {
    try {
      Command.run("setarch", NO_ASLR, "true");
      return true;
    } catch (IOException e) {
      System.err.println("WARNING: the archive will not be reproducible: " + e.getMessage());
      return false;
    }
  }
}

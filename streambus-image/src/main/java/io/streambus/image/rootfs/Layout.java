package io.streambus.image.rootfs;

import java.time.Instant;
import java.util.List;

/** Where things are in the image. {@code deploy/docker/Dockerfile} uses the same paths. */
public final class Layout {

  /** The Java runtime. */
  public static final String RUNTIME = "usr/lib/java";

  /** The program: its jar, its libraries, the JVM options and the class data archive. */
  public static final String PROGRAM = "opt/streambus";

  /** License and bill of materials. */
  public static final String DOCUMENTATION = "usr/share/doc/streambus";

  /** The bill of materials, in CycloneDX. */
  public static final String BILL_OF_MATERIALS = DOCUMENTATION + "/sbom.json";

  /** The jar of the program. */
  public static final String JAR = PROGRAM + "/streambus-operator-app.jar";

  /** The libraries of the program. */
  public static final String LIBRARIES = PROGRAM + "/lib";

  /** The options of the JVM that the script {@code ./streambus} uses as well. */
  public static final String JVM_OPTIONS = PROGRAM + "/jvm-options";

  /**
   * The classes of the runtime and of the program, loaded and verified when the image was built.
   */
  public static final String ARCHIVE = PROGRAM + "/streambus.jsa";

  /** The executable of the runtime. */
  public static final String JAVA = RUNTIME + "/bin/java";

  /** User and group, neither of which owns a file. */
  public static final String USER = "1000:1000";

  /** The command that runs when the arguments name none. */
  public static final String DEFAULT_COMMAND = "run";

  /** The ports of metrics and probes. */
  public static final List<Integer> PORTS = List.of(8080, 8081);

  /** The modification time of every file, which the class data archive has of the jars. */
  public static final Instant FILE_TIME = Instant.ofEpochSecond(1);

  private Layout() {}

  /** Returns the entry point, to which the arguments of the program are appended. */
  public static List<String> entrypoint() {
    return List.of(
        "/" + JAVA,
        "@/" + JVM_OPTIONS,
        // Nothing is written, so that the root file system can be read-only.
        "-XX:-UsePerfData",
        "-XX:SharedArchiveFile=/" + ARCHIVE,
        "-jar",
        "/" + JAR);
  }
}

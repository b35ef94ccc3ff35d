package io.streambus.app.input;

/**
 * A file to read.
 *
 * @param name path; {@link ClusterFile#STANDARD_INPUT} for standard input
 * @param selection how the user selected the file
 */
public record SourceFile(String name, Selection selection) {

  /** How the user selected a file. */
  public enum Selection {
    /** By its name: it must contain a cluster. */
    NAMED,
    /** By a folder, which can contain files for other purposes. */
    IN_FOLDER
  }

  /** Returns the file of this name. */
  public static SourceFile named(String name) {
    return new SourceFile(name, Selection.NAMED);
  }

  /** Returns the name for users. */
  public String title() {
    return name.equals(ClusterFile.STANDARD_INPUT) ? "standard input" : name;
  }
}

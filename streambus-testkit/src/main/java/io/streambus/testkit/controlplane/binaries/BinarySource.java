package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;

/** A source of binaries that are not on this machine yet. */
interface BinarySource {

  /** Name of the source in progress lines and error messages. */
  String name();

  /**
   * Writes the program to {@code target}. After a failure, the content of {@code target} is
   * undefined.
   */
  void provide(ControlPlaneProgram program, Path target) throws BinarySourceException;
}

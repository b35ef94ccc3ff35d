package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;

/** A way of making a program that is not on this machine yet. */
interface BinarySource {

  /** What the way is called in progress lines and in errors. */
  String way();

  /** Writes the program to {@code target}; a file left there after a failure has no meaning. */
  void make(ControlPlaneProgram controlPlaneProgram, Path target) throws BinarySourceException;
}

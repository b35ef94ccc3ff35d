package io.streambus.testkit.binaries;

import java.nio.file.Path;

/** A way of making a program that is not on this machine yet. */
interface ProgramMaker {

  /** What the way is called in progress lines and in errors. */
  String way();

  /** Writes the program to {@code target}; a file left there after a failure has no meaning. */
  void make(Program program, Path target) throws WayFailedException;
}

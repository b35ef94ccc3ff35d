package io.streambus.image.debian;

import java.util.Locale;

/** CPU architecture of an image, by the name that Debian and OCI have for it. */
public enum Architecture {
  /** 64-bit x86. */
  AMD64("x86_64-linux-gnu", "lib64/ld-linux-x86-64.so.2", "qemu-x86_64"),
  /** 64-bit Arm. */
  ARM64("aarch64-linux-gnu", "lib/ld-linux-aarch64.so.1", "qemu-aarch64");

  private final String triplet;
  private final String loader;
  private final String emulator;

  Architecture(String triplet, String loader, String emulator) {
    this.triplet = triplet;
    this.loader = loader;
    this.emulator = emulator;
  }

  /** Returns the architecture of the machine that builds the image. */
  public static Architecture ofBuildMachine() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> AMD64;
      case "aarch64", "arm64" -> ARM64;
      default -> throw new IllegalStateException("no image can be built on " + name);
    };
  }

  /** Returns the name, such as {@code amd64}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the directory of the shared libraries, relative to the root directory. */
  public String libraries() {
    return "usr/lib/" + triplet;
  }

  /** Returns the dynamic loader that executables name, relative to the root directory. */
  public String loader() {
    return loader;
  }

  /** Returns the program of QEMU that runs executables of this architecture elsewhere. */
  public String emulator() {
    return emulator;
  }
}

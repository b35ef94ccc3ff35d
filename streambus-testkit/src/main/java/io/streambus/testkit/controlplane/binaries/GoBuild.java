package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.BinariesOptions.BinaryTimeouts;
import io.streambus.testkit.controlplane.binaries.BinaryProvider.BinarySource;
import java.io.IOException;
import java.nio.file.Path;

/** Builds a program with the Go toolchain, from modules pinned by version and checksum. */
final class GoBuild implements BinarySource {

  private final GoCompiler compiler;
  private final CacheLayout layout;

  GoBuild(String goCommand, CacheLayout layout, BinaryTimeouts timeouts) {
    this.compiler = new GoCompiler(goCommand, timeouts.build());
    this.layout = layout;
  }

  @Override
  public String name() {
    return "build with " + compiler.command() + " (takes minutes the first time)";
  }

  @Override
  public void provide(ControlPlaneProgram program, Path target) throws BinarySourceException {
    PinnedModule module = pinnedModule(program);
    Path directory = layout.buildDirectory(module);
    try {
      module.unpackTo(directory);
    } catch (IOException e) {
      throw new BinarySourceException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
    compiler.compile(directory, program.goPackage(), linkerFlags(program), target);
  }

  private PinnedModule pinnedModule(ControlPlaneProgram program) throws BinarySourceException {
    return program
        .pinnedIn(layout.kubernetes())
        .orElseThrow(
            () ->
                new BinarySourceException(
                    "Kubernetes "
                        + layout.kubernetes().number()
                        + " is not pinned. "
                        + KubernetesVersion.pinningHelp()));
  }

  // Without these flags, the API server reports version v0.0.0-master.
  private String linkerFlags(ControlPlaneProgram program) {
    KubernetesVersion kubernetes = layout.kubernetes();
    if (program == ControlPlaneProgram.KWOK) {
      return "-s -w -X sigs.k8s.io/kwok/pkg/consts.Version=" + program.version(kubernetes);
    }
    String variable = " -X k8s.io/component-base/version.";
    return "-s -w"
        + variable
        + "gitVersion="
        + kubernetes.tag()
        + variable
        + "gitMajor=1"
        + variable
        + "gitMinor="
        + kubernetes.minor()
        + variable
        + "gitTreeState=clean";
  }
}

package io.streambus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.PackageList;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.rootfs.Layout;
import io.streambus.image.runtime.JavaRuntime;
import io.streambus.image.runtime.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that no library comes to need a module that the image does not have. */
class ModulesIT {

  private static final Path CACHE = Path.of(System.getProperty("image.cache"));

  /** Not linked, for the reasons in {@link JavaRuntime#MODULES}. */
  private static final List<String> UNUSED = List.of("java.compiler", "java.desktop", "java.sql");

  @Test
  void everyModuleThatJdepsReportsIsLinkedOrKnownAsUnused() throws Exception {
    // Given
    Architecture architecture = Architecture.ofBuildMachine();
    Path root = new ImageFiles(Path.of("target")).root(architecture);
    Jdk jdk =
        Jdk.forBuildMachine(
            PackageRepository.open(CACHE, "", architecture, PackageList.latest()), CACHE);

    // When
    String modules =
        jdk.run(
            "jdk.jdeps/com.sun.tools.jdeps.Main",
            List.of(
                "--ignore-missing-deps",
                "--multi-release=25",
                "--recursive",
                "--print-module-deps",
                "--class-path=" + root.resolve(Layout.LIBRARIES) + "/*",
                root.resolve(Layout.JAR).toString()));

    // Then
    List<String> linked = new ArrayList<>(JavaRuntime.MODULES);
    linked.addAll(UNUSED);
    assertThat(linked).contains(modules.strip().split(","));
  }
}

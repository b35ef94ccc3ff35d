package io.streambus.image;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.DebianPackage;
import io.streambus.image.debian.PackageList;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.FileTree;
import io.streambus.image.rootfs.BaseFiles;
import io.streambus.image.rootfs.BillOfMaterials;
import io.streambus.image.rootfs.Layout;
import io.streambus.image.rootfs.ProgramFiles;
import io.streambus.image.runtime.JavaRuntime;
import io.streambus.image.runtime.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the root directory of an image, except for the class data archive. */
final class ImageRoot {

  private final Architecture architecture;
  private final ImageFiles files;
  private final Path root;

  ImageRoot(Architecture architecture, ImageFiles files) {
    this.architecture = architecture;
    this.files = files;
    this.root = files.root(architecture);
  }

  void write(PackageRepository repository, Jdk jdk, ProgramFiles program) throws IOException {
    List<DebianPackage> base = repository.get(BaseFiles.PACKAGES);
    DebianPackage modules = repository.get(Jdk.MODULES_PACKAGE);
    List<DebianPackage> all = Stream.concat(base.stream(), Stream.of(modules)).toList();
    new FileTree(root).delete();
    new BaseFiles(architecture, root).write(base, all);
    new JavaRuntime(jdk).link(modules, architecture, root.resolve(Layout.RUNTIME));
    program.copy(root);
    record(all, program);
  }

  /** Writes what the image contains, into the image and beside it. */
  private void record(List<DebianPackage> packages, ProgramFiles program) throws IOException {
    Path billOfMaterials = files.billOfMaterials(architecture);
    BillOfMaterials.write(program.billOfMaterials(), packages, billOfMaterials);
    Files.copy(billOfMaterials, root.resolve(Layout.BILL_OF_MATERIALS));
    PackageList.write(packages, files.packages(architecture));
  }
}

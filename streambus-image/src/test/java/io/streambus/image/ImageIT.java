package io.streambus.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.image.debian.Architecture;
import io.streambus.image.process.FileTree;
import io.streambus.image.rootfs.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that the image works as a container, and that nobody can use it for anything else. */
@ParameterizedClass
@MethodSource("images")
class ImageIT {

  private static final Path CHECKOUT = Path.of("..");
  private static final ImageFiles FILES = new ImageFiles(Path.of("target"));
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** What an image needs of the network of a node; docs/image.md states the sizes. */
  private static final double MAX_MEGABYTES = 90;

  /** Groups and others, or set-user-ID, set-group-ID and sticky. */
  private static final int FORBIDDEN_MODE = 07022;

  private final UnpackedImage image;

  ImageIT(UnpackedImage image) {
    this.image = image;
  }

  static List<UnpackedImage> images() throws IOException {
    List<UnpackedImage> images = new ArrayList<>();
    for (String name : System.getProperty("image.architectures").split(",", -1)) {
      Architecture architecture = Architecture.valueOf(name.toUpperCase(Locale.ROOT));
      Path directory = Path.of("target", "unpacked-" + name);
      new FileTree(directory).delete();
      images.add(
          UnpackedImage.unpack(
              FILES.tar(architecture), architecture, Files.createDirectory(directory)));
    }
    return images;
  }

  @Test
  void printsTheCrdOfTheCheckout() throws Exception {
    try (var container = Container.start(image, Map.of(), "crd")) {
      assertThat(container.awaitSuccess())
          .isEqualTo(
              Files.readString(CHECKOUT.resolve("deploy/manifests/crd/streambusclusters.yaml")));
    }
  }

  @Test
  void loadsNearlyAllClassesFromTheArchive() throws Exception {
    // Given: the JVM exits if the archive does not match the runtime and the jars.
    Map<String, String> options = Map.of("JDK_JAVA_OPTIONS", "-Xshare:on -Xlog:class+load:stdout");

    // When
    try (var container = Container.start(image, options, "crd")) {
      List<String> loaded =
          container.awaitSuccess().lines().filter(line -> line.contains(" source: ")).toList();

      // Then
      assertThat(loaded).anyMatch(line -> line.contains("io.streambus.app.Main source: shared"));
      assertThat(loaded)
          .filteredOn(line -> !line.endsWith("source: shared objects file"))
          .hasSizeLessThan(loaded.size() / 20);
    }
  }

  @Test
  void userCanChangeNothing() throws IOException {
    List<TarArchiveEntry> entries = image.entries();
    assertThat(entries).hasSizeGreaterThan(100);
    assertThat(entries)
        .filteredOn(entry -> entry.getLongUserId() != 0 || entry.getLongGroupId() != 0)
        .isEmpty();
    assertThat(entries).filteredOn(entry -> (entry.getMode() & FORBIDDEN_MODE) != 0).isEmpty();
    assertThat(image.config().get("User").asText()).isEqualTo(Layout.USER);
  }

  @Test
  void hasNoShellTestLibraryOrPlayground() {
    assertThat(image.entries())
        .extracting(TarArchiveEntry::getName)
        .noneMatch(
            name ->
                name.matches(
                    ".*(testkit|playground|junit|assertj|kube-api-test|jib|bin/(ba|da)?sh).*"));
  }

  /** Others would be looked for among the libraries at each start. */
  @Test
  void hasOnlySecurityProvidersOfItsModules() throws IOException {
    Path file = image.root().resolve(Layout.RUNTIME).resolve("conf/security/java.security");
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.startsWith("security.provider."))
        .containsExactly(
            "security.provider.1=SUN",
            "security.provider.2=SunRsaSign",
            "security.provider.3=SunEC",
            "security.provider.4=SunJSSE",
            "security.provider.5=SunJCE");
  }

  @Test
  void billOfMaterialsListsEveryJarAndPackage() throws IOException {
    // Given
    JsonNode document =
        JsonMapper.builder()
            .build()
            .readTree(image.root().resolve(Layout.BILL_OF_MATERIALS).toFile());

    // When
    List<String> urls = document.get("components").findValuesAsText("purl");

    // Then
    assertThat(document.at("/metadata/component/name").asText())
        .isEqualTo("streambus-operator-app");
    for (String jar : names(image.root().resolve(Layout.LIBRARIES))) {
      assertThat(urls).as(jar).anyMatch(url -> jar.equals(jarOf(url)));
    }
    for (String name : names(image.root().resolve("var/lib/dpkg/status.d"))) {
      assertThat(urls).anyMatch(url -> url.startsWith("pkg:deb/debian/" + encode(name) + "@"));
    }
  }

  @Test
  void hasTheLabelsOfOci() throws IOException {
    JsonNode labels = image.config().get("Labels");
    for (String name : List.of("title", "description", "version", "licenses", "created")) {
      assertThat(labels.path("org.opencontainers.image." + name).asText()).as(name).isNotEmpty();
    }
  }

  @Test
  void isSmall() throws IOException {
    Path tar = FILES.tar(image.architecture());
    double megabytes = Files.size(tar) / BYTES_PER_MEGABYTE;
    System.out.printf("%s: %.1f MB%n", tar.getFileName(), megabytes);
    assertThat(megabytes).isLessThan(MAX_MEGABYTES);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Returns the name that Maven gives to the jar, such as {@code guava-33.5.0-jre.jar}. */
  private static String jarOf(String packageUrl) {
    return packageUrl.replaceFirst("\\?.*", "").replaceFirst(".*/", "").replace('@', '-') + ".jar";
  }

  private static String encode(String name) {
    return name.replace("+", "%2B");
  }
}

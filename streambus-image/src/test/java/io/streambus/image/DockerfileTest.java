package io.streambus.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.image.rootfs.BaseFiles;
import io.streambus.image.rootfs.Layout;
import io.streambus.image.runtime.JavaRuntime;
import io.streambus.image.runtime.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that the Dockerfile, which no test can build, has the layout of the tested image. */
class DockerfileTest {

  private final String dockerfile =
      Files.readString(Path.of("../deploy/docker/Dockerfile")).replaceAll("\\s*\\\\\n\\s*", " ");

  DockerfileTest() throws IOException {}

  @Test
  void hasTheEntryPointAndTheDefaultCommand() throws IOException {
    assertThat(array("ENTRYPOINT")).isEqualTo(Layout.entrypoint());
    assertThat(array("CMD")).containsExactly(Layout.DEFAULT_COMMAND);
  }

  @Test
  void hasTheUserAndThePorts() {
    assertThat(value("USER")).isEqualTo(Layout.USER);
    assertThat(value("EXPOSE").split(" "))
        .containsExactlyElementsOf(Layout.PORTS.stream().map(String::valueOf).toList());
  }

  @Test
  void linksTheSameModulesOfTheSameJdk() {
    assertThat(dockerfile)
        .contains("--add-modules=" + String.join(",", JavaRuntime.MODULES) + " ")
        .contains("--output=/image/" + Layout.RUNTIME + "\n")
        .contains(Jdk.MODULES_PACKAGE);
  }

  @Test
  void copiesTheSameFiles() {
    assertThat(dockerfile)
        .contains(" /image/" + Layout.JAR + "\n")
        .contains(" /image/" + Layout.LIBRARIES + "\n")
        .contains(" /image/" + Layout.JVM_OPTIONS + "\n")
        .contains("-XX:SharedArchiveFile=/" + Layout.ARCHIVE)
        .contains(BaseFiles.LIBRARIES);
  }

  private List<String> array(String instruction) throws IOException {
    return List.of(JsonMapper.builder().build().readValue(value(instruction), String[].class));
  }

  private String value(String instruction) {
    return dockerfile
        .lines()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}

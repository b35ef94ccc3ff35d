package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guarantees that users install the CRD that the operator was built with. */
class CrdCommandTest {

  @Test
  void printsCrdOfManifests() throws IOException {
    // When
    Invocation crd = Invocation.of("crd");

    // Then
    assertThat(crd.exitCode()).isZero();
    assertThat(crd.err()).isEmpty();
    assertThat(crd.out())
        .isEqualTo(Files.readString(Path.of("../deploy/manifests/crd/streambusclusters.yaml")));
  }
}

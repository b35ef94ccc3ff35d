package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.InvalidExtensionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guarantees that the start tells which extension it waits for, instead of waiting forever. */
@Timeout(60)
class ExtensionReaderTest {

  private final ExtensionReader reader = new ExtensionReader(Duration.ofMillis(200));

  @Test
  void extensionThatDoesNotReturnIsNamed() {
    // Given
    List<ClusterExtension> extensions = List.of(new Quick(), new Hanging(), new Quick());

    // Then
    assertThatThrownBy(() -> reader.read(extensions))
        .isInstanceOf(InvalidExtensionException.class)
        .hasMessageStartingWith("the extension " + Hanging.class.getName() + " does not return");
  }

  @Test
  void invalidExtensionIsReportedAsByTheLibrary() {
    // Given
    List<ClusterExtension> extensions = List.of(new Quick(), new Quick());

    // Then
    assertThatThrownBy(() -> reader.read(extensions))
        .isInstanceOf(InvalidExtensionException.class)
        .hasMessageContaining("another one has, too");
  }

  private static final class Quick implements ClusterExtension {

    @Override
    public String name() {
      return "quick";
    }
  }

  /** Waits, for example for a connection. */
  private static final class Hanging implements ClusterExtension {

    @Override
    public String name() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "hanging";
    }
  }
}

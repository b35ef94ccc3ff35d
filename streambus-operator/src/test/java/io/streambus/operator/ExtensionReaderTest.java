package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.InvalidExtensionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guarantees that the start tells which extension it waits for, instead of waiting forever. */
@Timeout(120)
class ExtensionReaderTest {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void extensionThatDoesNotReturnIsNamed() {
    // Given
    List<ClusterExtension> extensions = List.of(new Quick(), new Hanging(), new Quick());

    // When
    String message = "";
    Duration timeout = Duration.ofMillis(100);
    // On a busy machine, the first extension may not have been read in a short time either.
    while (!message.contains("Hanging") && timeout.compareTo(LONGEST) < 0) {
      message = failure(new ExtensionReader(timeout), extensions);
      timeout = timeout.multipliedBy(2);
    }

    // Then
    assertThat(message).startsWith("the extension " + Hanging.class.getName() + " does not return");
  }

  @Test
  void invalidExtensionIsReportedAsByTheLibrary() {
    // Given
    List<ClusterExtension> extensions = List.of(new Quick(), new Quick());

    // Then
    assertThat(failure(new ExtensionReader(), extensions)).contains("another one has, too");
  }

  private static String failure(ExtensionReader reader, List<ClusterExtension> extensions) {
    return String.valueOf(
        catchThrowableOfType(InvalidExtensionException.class, () -> reader.read(extensions))
            .getMessage());
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

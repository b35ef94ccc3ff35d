package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Guarantees that a server restricted to its host is not open to the network. */
class BindAddressTest {

  @Test
  void portOnlyBindsToAllInterfaces() {
    // When
    InetSocketAddress socket = BindAddress.of(":8080").socket().orElseThrow();

    // Then
    assertThat(socket.getAddress().isAnyLocalAddress()).isTrue();
    assertThat(socket.getPort()).isEqualTo(8080);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080", "[::1]:8080"})
  void hostBindsToItsInterfaceOnly(String text) {
    // When
    InetSocketAddress socket = BindAddress.of(text).socket().orElseThrow();

    // Then
    assertThat(socket.getAddress().isLoopbackAddress()).isTrue();
    assertThat(socket.getPort()).isEqualTo(8080);
  }

  @Test
  void zeroDisablesServer() {
    // When
    BindAddress disabled = BindAddress.of("0");

    // Then
    assertThat(disabled.socket()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "8080", ":http", "127.0.0.1", ":65536", "no host:1"})
  void rejectsInvalidAddress(String text) {
    // When
    assertThatThrownBy(() -> BindAddress.of(text))

        // Then
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'");
  }
}

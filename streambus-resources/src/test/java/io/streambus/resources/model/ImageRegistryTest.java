package io.streambus.resources.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without these guarantees, nodes would pull images from elsewhere, or could not pull any. */
class ImageRegistryTest {

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, streambus/broker, registry.example.com/streambus/broker",
    "localhost:5000, haproxy, localhost:5000/haproxy",
    "registry.example.com/a/b, streambus/broker, registry.example.com/a/b/streambus/broker",
    "registry.example.com, quay.io/streambus/broker, registry.example.com/streambus/broker",
    "registry.example.com, localhost/broker, registry.example.com/broker",
    "registry.example.com, mirror:5000/broker, registry.example.com/broker",
  })
  void replacesRegistryOfRepository(String registry, String repository, String qualified) {
    assertThat(new ImageRegistry(registry).qualify(repository)).isEqualTo(qualified);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost/team",
        "10.0.0.1:5000",
        "Registry.Example.com/a_b/c--d/e__f",
      })
  void acceptsWhatContainerRuntimesAccept(String address) {
    assertThat(new ImageRegistry(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "team",
        "team/images",
        "https://registry.example.com",
        "registry.example.com/",
        "registry.example.com//team",
        "registry.example.com/Team",
        "registry.example.com/team:1.0",
        "registry.example.com team",
        "registry.example.com\n",
        "registry.example.com:port",
        "registry.example.com:123456",
        "-registry.example.com",
        "registry..example.com",
        "registry.example.com/a___b",
      })
  void rejectsEverythingElse(String address) {
    assertThatThrownBy(() -> new ImageRegistry(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + address + "' is not a registry such as")
        .hasMessageContaining("without scheme, spaces or trailing slash");
  }

  @Test
  void rejectsWhatLeavesNoSpaceForTheName() {
    // Given
    String longest = "registry.example.com/" + "a".repeat(200 - 21);

    // Then
    assertThat(new ImageRegistry(longest).address()).hasSize(200);
    assertThatThrownBy(() -> new ImageRegistry(longest + "a"))
        .hasMessageContaining("at most 200 characters");
    assertThatThrownBy(() -> new ImageRegistry(longest.repeat(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

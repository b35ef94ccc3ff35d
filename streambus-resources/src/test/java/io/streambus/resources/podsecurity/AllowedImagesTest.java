package io.streambus.resources.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that an image cannot pass as one of a permitted registry or repository. */
class AllowedImagesTest {

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, registry.example.com/a:1",
    "registry.example.com/, registry.example.com/a/b@sha256:0",
    "registry.example.com:5000, registry.example.com:5000/a",
    "registry.example.com/team, registry.example.com/team:1",
    "registry.example.com/team, registry.example.com/team/a:1@sha256:0",
    "localhost:5000, localhost:5000/a",
    "haproxy, haproxy:3.2",
    "streambus, streambus/broker:v0.6.0",
    "*, anything/at:all",
  })
  void permitsRepositoriesOfAnEntry(String entry, String image) {
    assertThat(AllowedImages.parse("example.org/other," + entry).permits(image)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, registry.example.com.attacker.org/a:1",
    "registry.example.com, registry.example.com:5000/a:1",
    "registry.example.com, attacker.org/registry.example.com/a:1",
    "registry.example.com, registry.example.com@attacker.org/a:1",
    "registry.example.com/team, registry.example.com/team-b/a:1",
    "registry.example.com/team, registry.example.com/team/../other/a:1",
    "registry.example.com/team, registry.example.com/Team/a:1",
    "registry.example.com/team, registry.example.com:443/team/a:1",
    "haproxy, haproxy:5000/a",
    "haproxy, docker.io/library/haproxy:3.2",
    "docker.io/library/haproxy, haproxy:3.2",
    "haproxy, ' haproxy:3.2'",
    "haproxy, ''",
  })
  void rejectsOtherImages(String entry, String image) {
    assertThat(AllowedImages.parse(entry).permits(image)).isFalse();
  }

  @Test
  void emptyListPermitsNothing() {
    assertThat(AllowedImages.parse("").permits("haproxy")).isFalse();
    assertThat(AllowedNames.parse(" ").permits("default")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://registry.example.com",
        "registry.example.com/*",
        "registry.example.com/a:1",
        "registry.example.com/a@sha256:0",
        "registry.example.com/A",
        "a b",
        "/",
      })
  void entryThatWouldNeverMatchIsAnError(String entry) {
    assertThatThrownBy(() -> AllowedImages.parse(entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Brokers", "team/*", "a b", "system:masters"})
  void nameThatNoObjectCanHaveIsAnError(String name) {
    assertThatThrownBy(() -> AllowedNames.parse("brokers," + name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  /** Matching a long text with a regular expression overflows the stack. */
  @Test
  void longTextIsRejected() {
    String name = "a/".repeat(100_000) + "a";

    assertThat(AllowedImages.parse("a").permits(name)).isFalse();
    assertThatThrownBy(() -> AllowedImages.parse(name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

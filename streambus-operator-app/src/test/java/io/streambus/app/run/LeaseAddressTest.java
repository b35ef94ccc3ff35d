package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.ImmutableOperatorOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that replicas exclude each other, and that operators that share the work do not. */
class LeaseAddressTest {

  @Test
  void operatorOfAllClustersHasPlainName() {
    assertThat(LeaseAddress.of("system", options("")))
        .isEqualTo(new LeaseAddress("system", "streambus-operator"));
  }

  @Test
  void namesAreStableAcrossVersions() {
    assertThat(name(options("", "a", "b"))).isEqualTo("streambus-operator-5be08c96");
    assertThat(name(options("tier=gold"))).isEqualTo("streambus-operator-47b50432");
  }

  @Test
  void operatorsOfOtherClustersHaveOtherNames() {
    assertThat(
            List.of(
                name(options("")),
                name(options("", "a")),
                name(options("", "b")),
                name(options("", "a", "b")),
                name(options("tier=gold")),
                name(options("tier!=gold")),
                name(options("tier=silver")),
                name(options("tier=gold", "a"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void orderOfNamespacesIsIrrelevant() {
    assertThat(name(options("", "b", "a"))).isEqualTo(name(options("", "a", "b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tier=gold                | tier == gold",
        "tier=gold,zone=a         | zone=a, tier=gold",
        "tier in (gold,silver)    | tier  in ( silver , gold )",
        "tier in (gold,silver),!a | !a,tier in(gold,silver)",
        "tier!=gold               | tier != gold",
      })
  void formatOfSelectorIsIrrelevant(String selector, String other) {
    assertThat(name(options(other))).isEqualTo(name(options(selector)));
  }

  private static String name(ImmutableOperatorOptions options) {
    return LeaseAddress.of("system", options).name();
  }

  private static ImmutableOperatorOptions options(String selector, String... namespaces) {
    ImmutableOperatorOptions.Builder options =
        ImmutableOperatorOptions.builder().addNamespaces(namespaces);
    return selector.isEmpty() ? options.build() : options.selector(selector).build();
  }
}

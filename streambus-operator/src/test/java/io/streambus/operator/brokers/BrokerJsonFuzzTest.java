package io.streambus.operator.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that no response of a broker makes the operator fail. By default, only the examples
 * are tested; with {@code -DJAZZER_FUZZ=1}, what Jazzer derives from them.
 */
class BrokerJsonFuzzTest {

  private static final List<BrokerJson.ValueReader<?>> READERS =
      List.of(
          BrokerInfo::read,
          BrokerJson::countItems,
          TenantUsage::read,
          TenantList.reader(Set.of("default")));

  @ParameterizedTest
  @MethodSource("examples")
  void examplesHaveResult(byte[] content) {
    everyResponseHasResult(content);
  }

  @EnabledIfSystemProperty(named = "JAZZER_FUZZ", matches = ".+")
  @MethodSource("examples")
  @FuzzTest
  void everyResponseHasResult(byte[] body) {
    for (BrokerJson.ValueReader<?> reader : READERS) {
      assertThat(BrokerJson.read(body, reader)).isNotNull();
    }
  }

  static Stream<byte[]> examples() {
    return Stream.of(
            "",
            "{\"controller_id\":1,\"version\":\"1.0.0\",\"total_topics\":2,\"uptime\":\"1m2s\"}",
            "[{\"group_id\":\"g\",\"members\":[{\"partitions\":null}],\"total_lag\":0},{}]",
            "{\"Tenant\":{\"ID\":\"a\"},\"Usage\":{\"Topics\":3,\"Connections\":-1}}",
            "{\"count\":1,\"tenants\":[{\"ID\":\"default\",\"Name\":\"D\",\"Quotas\":{}}]}",
            "{\"tenants\":[{\"ID\":\"a\",\"Name\":\"streambus-operator/a\"},null,[],1e999]}")
        .map(text -> text.getBytes(UTF_8));
  }
}
